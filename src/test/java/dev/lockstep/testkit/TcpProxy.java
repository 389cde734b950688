package dev.lockstep.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A wire between client and server that a test can cut, at once or at the moment when certain bytes
 * pass, before or after they arrive. The other end may be moved while it stands: a server that is
 * started again listens on another port.
 */
public final class TcpProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile int serverPort;
    private volatile @Nullable Trap trap;

    /** What is waited for, and what happens then. */
    private record Trap(String text, boolean deliver, Runnable then) {}

    /** Listens on a free port of the loopback interface and leads to that one. */
    public TcpProxy(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /** From now on new connections lead there. */
    public void leadTo(int port) {
        serverPort = port;
    }

    /** Cuts all connections now. */
    public void cut() {
        for (Socket socket : sockets) {
            close(socket);
        }
        sockets.clear();
    }

    /**
     * Cuts when the client next sends a message that contains the text.
     *
     * @param deliver whether the server still gets it (but never the client its answer)
     * @param then run after the cut, or after delivery
     */
    public void cutAt(String text, boolean deliver, Runnable then) {
        trap = new Trap(text, deliver, then);
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                Thread.ofVirtual().start(() -> pump(client, server, true));
                Thread.ofVirtual().start(() -> pump(server, client, false));
            } catch (IOException e) {
                // the server is away for now, or the proxy is closed: the client sees it soon
                // enough
            }
        }
    }

    private void pump(Socket from, Socket to, boolean fromClient) {
        byte[] buffer = new byte[1 << 16];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int read = in.read(buffer);
            while (read >= 0) {
                Trap set = trap;
                if (fromClient && set != null && contains(buffer, read, set.text())) {
                    trap = null;
                    if (set.deliver()) {
                        // nothing that the server answers may come back
                        close(from);
                        out.write(buffer, 0, read);
                        out.flush();
                    }
                    set.then().run();
                    cut();
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
                read = in.read(buffer);
            }
        } catch (IOException e) {
            // cut, from here or from an end
        } finally {
            close(from);
            close(to);
        }
    }

    private static boolean contains(byte[] buffer, int length, String text) {
        return new String(buffer, 0, length, StandardCharsets.ISO_8859_1).contains(text);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
