package dev.lockstep.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * As much of a PostgreSQL as the training run needs to have the driver loaded: it lets the client
 * in by password (SCRAM-SHA-256), takes its settings, and refuses every query. For messages see the
 * manual, "Frontend/Backend Protocol".
 */
final class PracticeServer implements AutoCloseable {
    private static final String PASSWORD = "practice";
    private static final byte[] SALT = "lockstep".getBytes(StandardCharsets.US_ASCII);
    private static final int ROUNDS = 4096;
    private static final int SSL_REQUEST = 80877103;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int SASL_FINAL = 12;

    private final ServerSocket socket;

    PracticeServer() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("practice").start(this::accept);
    }

    /** How to connect to it. */
    String url() {
        return "postgresql://ana:" + PASSWORD + "@127.0.0.1:" + socket.getLocalPort() + "/practice";
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                new Conversation(client).hold();
            } catch (IOException | GeneralSecurityException e) {
                // the client has gone, or the training is over
                continue;
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** What is said to one client. */
    private static final class Conversation {
        private final DataInputStream in;
        private final DataOutputStream out;
        private String query = "";

        Conversation(Socket client) throws IOException {
            in = new DataInputStream(client.getInputStream());
            out = new DataOutputStream(client.getOutputStream());
        }

        void hold() throws IOException, GeneralSecurityException {
            while (startup() == SSL_REQUEST) {
                out.write('N');
            }
            authenticate();
            say('S', "server_version\00018.0\0");
            say('S', "client_encoding\0UTF8\0");
            say('S', "standard_conforming_strings\0on\0");
            say('S', "integer_datetimes\0on\0");
            say('K', "\0\0\0\1\0\0\0\1");
            say('Z', "I");
            for (char type = (char) in.read();
                    type != 'X' && type != '\uFFFF';
                    type = (char) in.read()) {
                answer(type, message());
            }
        }

        private int startup() throws IOException {
            byte[] rest = in.readNBytes(in.readInt() - 4);
            return new DataInputStream(new ByteArrayInputStream(rest)).readInt();
        }

        private void answer(char type, String body) throws IOException {
            switch (type) {
                case 'Q' -> {
                    query = body;
                    end();
                    say('Z', "I");
                }
                case 'P' -> {
                    query = body.substring(body.indexOf('\0') + 1);
                    say('1', "");
                }
                case 'B' -> say('2', "");
                case 'D' -> say('n', "");
                case 'E' -> end();
                case 'S' -> say('Z', "I");
                default -> out.flush();
            }
        }

        private void end() throws IOException {
            if (query.startsWith("SET")) {
                say('C', "SET\0");
            } else {
                say('E', "SERROR\0C0A000\0Mthis server only practises\0\0");
            }
        }

        private void authenticate() throws IOException, GeneralSecurityException {
            say('R', SASL, "SCRAM-SHA-256\0\0");
            String first = response();
            String clientBare = first.substring(first.indexOf("n="));
            String nonce = clientBare.substring(clientBare.indexOf("r=") + 2) + "practice";
            String challenge =
                    "r="
                            + nonce
                            + ",s="
                            + Base64.getEncoder().encodeToString(SALT)
                            + ",i="
                            + ROUNDS;
            say('R', SASL_CONTINUE, challenge);
            String last = response();
            String spoken =
                    clientBare + "," + challenge + "," + last.substring(0, last.indexOf(",p="));
            say('R', SASL_FINAL, "v=" + signature(spoken));
            say('R', 0, "");
        }

        private String response() throws IOException {
            in.readByte();
            return message();
        }

        private static String signature(String spoken) throws GeneralSecurityException {
            byte[] salted =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(
                                    new PBEKeySpec(PASSWORD.toCharArray(), SALT, ROUNDS, 256))
                            .getEncoded();
            byte[] key = hmac(salted, "Server Key");
            return Base64.getEncoder().encodeToString(hmac(key, spoken));
        }

        private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        }

        private String message() throws IOException {
            return new String(in.readNBytes(in.readInt() - 4), StandardCharsets.UTF_8);
        }

        private void say(char type, int kind, String body) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new DataOutputStream(bytes).writeInt(kind);
            bytes.writeBytes(body.getBytes(StandardCharsets.UTF_8));
            say(type, bytes.toByteArray());
        }

        private void say(char type, String body) throws IOException {
            say(type, body.getBytes(StandardCharsets.UTF_8));
        }

        private void say(char type, byte[] body) throws IOException {
            out.write(type);
            out.writeInt(body.length + 4);
            out.write(body);
            out.flush();
        }
    }
}
