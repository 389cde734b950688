package dev.lockstep.app;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What {@link WarmUp} talks to instead of PostgreSQL: it lets everybody in, or nobody, and answers
 * the questions that a session begins with. Its messages are those of the manual, chapter
 * "Frontend/Backend Protocol".
 */
final class PracticeServer implements AutoCloseable {
    /** How it meets a client. */
    enum Manner {
        /** Asks no password and answers questions. */
        OPEN,
        /** Begins a SCRAM authentication and refuses at its end. */
        PASSWORD,
        /** Agrees to TLS and hangs up on the client's first words. */
        TLS
    }

    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;
    private static final int SASL = 10;
    private static final int SASL_CONTINUE = 11;
    private static final int TEXT_TYPE = 25;

    private final Manner manner;
    private final ServerSocket listening;

    /** Listens at a free port of this machine, for this machine alone. */
    PracticeServer(Manner manner) throws IOException {
        this.manner = manner;
        this.listening = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("practice-server").start(this::listen);
    }

    /** Where it is, as {@code LOCKSTEP_URL} says it. */
    String url() {
        String mode = manner == Manner.TLS ? "require" : "prefer";
        String user = manner == Manner.PASSWORD ? "nobody:nothing" : "nobody";
        return "postgresql://%s@127.0.0.1:%d/practice?sslmode=%s"
                .formatted(user, listening.getLocalPort(), mode);
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException e) {
                return; // closed: the practice is over
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            Talk talk =
                    new Talk(
                            new DataInputStream(client.getInputStream()), client.getOutputStream());
            if (!opened(talk)) {
                return;
            }
            if (manner == Manner.PASSWORD) {
                talk.refusePassword();
                return;
            }
            talk.letIn();
            talk.answerAll();
        } catch (IOException e) {
            // the client has gone
        }
    }

    /** Whether a start packet came; before it, a client asks for encryption. */
    private boolean opened(Talk talk) throws IOException {
        while (true) {
            int length = talk.in.readInt();
            int code = talk.in.readInt();
            byte[] rest = talk.in.readNBytes(length - 8);
            if (code != SSL_REQUEST && code != GSS_REQUEST) {
                return rest.length > 0;
            }
            boolean tls = code == SSL_REQUEST && manner == Manner.TLS;
            talk.out.write(tls ? 'S' : 'N');
            if (tls) {
                talk.in.readByte();
                return false;
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    /** One client's conversation. */
    private static final class Talk {
        private final DataInputStream in;
        private final OutputStream out;
        private PracticeAnswer answer = PracticeAnswer.to("");
        private boolean open;

        Talk(DataInputStream in, OutputStream out) {
            this.in = in;
            this.out = out;
        }

        void letIn() throws IOException {
            send('R', new Body().number(0));
            for (String setting :
                    List.of(
                            "server_version=18.0",
                            "server_encoding=UTF8",
                            "client_encoding=UTF8",
                            "DateStyle=ISO, MDY",
                            "TimeZone=UTC",
                            "integer_datetimes=on",
                            "standard_conforming_strings=on")) {
                String[] parts = setting.split("=", 2);
                send('S', new Body().text(parts[0]).text(parts[1]));
            }
            send('K', new Body().number(PracticeAnswer.PID).number(0));
            ready();
        }

        void refusePassword() throws IOException {
            send('R', new Body().number(SASL).text("SCRAM-SHA-256").text(""));
            in.readByte();
            String first = new String(in.readNBytes(in.readInt() - 4), StandardCharsets.UTF_8);
            String nonce = first.substring(first.indexOf(",r=") + 3);
            String challenge = "r=" + nonce + "practice,s=cHJhY3RpY2UtLXNhbHQ=,i=4096";
            send('R', new Body().number(SASL_CONTINUE).raw(challenge));
            in.readByte();
            in.readNBytes(in.readInt() - 4);
            Body refusal = new Body().raw("SFATAL").raw("\0").raw("C28P01").raw("\0");
            send('E', refusal.raw("Mpractice").raw("\0").raw("\0"));
        }

        void answerAll() throws IOException {
            while (true) {
                int type = in.readByte();
                byte[] body = in.readNBytes(in.readInt() - 4);
                switch (type) {
                    case 'P' -> {
                        String sql = new String(body, StandardCharsets.UTF_8).replace("\0", "");
                        noteTransaction(sql.strip());
                        answer = PracticeAnswer.to(sql);
                        send('1', new Body());
                    }
                    case 'B' -> send('2', new Body());
                    case 'D' -> columns();
                    case 'E' -> rows();
                    case 'C' -> send('3', new Body());
                    case 'S' -> ready();
                    case 'Q' -> simple(new String(body, StandardCharsets.UTF_8).strip());
                    case 'X' -> {
                        return;
                    }
                    default -> {}
                }
            }
        }

        /** Each command of it; a word alone (BEGIN, COMMIT) has no rows. */
        private void simple(String sql) throws IOException {
            for (String command : sql.replace("\0", "").split(";\\s*")) {
                noteTransaction(command);
                if (command.indexOf(' ') < 0) {
                    send('C', new Body().text(command));
                } else {
                    answer = PracticeAnswer.to(command);
                    columns();
                    rows();
                }
            }
            ready();
        }

        private void columns() throws IOException {
            Body body = new Body().small(answer.columns().size());
            for (String column : answer.columns()) {
                body.text(column).number(0).small(0).number(TEXT_TYPE).small(-1).number(-1);
                body.small(0);
            }
            send('T', body);
        }

        private void rows() throws IOException {
            Body body = new Body().small(answer.row().size());
            for (String value : answer.row()) {
                body.number(value.length()).raw(value);
            }
            for (int i = 0; i < answer.rows(); i++) {
                send('D', body);
            }
            send('C', new Body().text("SELECT " + answer.rows()));
        }

        private void noteTransaction(String command) {
            if (command.startsWith("BEGIN")) {
                open = true;
            } else if (command.equals("COMMIT") || command.equals("ROLLBACK")) {
                open = false;
            }
        }

        private void ready() throws IOException {
            send('Z', new Body().raw(open ? "T" : "I"));
        }

        private void send(char type, Body body) throws IOException {
            byte[] content = body.bytes.toByteArray();
            Body message = new Body().raw(String.valueOf(type)).number(content.length + 4);
            message.bytes.write(content);
            out.write(message.bytes.toByteArray());
        }
    }

    /** A message in the making. */
    private static final class Body {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream data = new DataOutputStream(bytes);

        Body number(int value) throws IOException {
            data.writeInt(value);
            return this;
        }

        Body small(int value) throws IOException {
            data.writeShort(value);
            return this;
        }

        Body raw(String text) throws IOException {
            data.write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        }

        Body text(String text) throws IOException {
            return raw(text).raw("\0");
        }
    }
}
