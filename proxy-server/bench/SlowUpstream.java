import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A provider that answers every request with one document after a while, which nginx cannot without a module of its own:
 * {@code java SlowUpstream.java <port, 0 for a free one> <milliseconds> <file>}. Prints the port it listens on.
 */
final class SlowUpstream {
    private record Due(long at, SelectionKey key) {}

    /** How far the end of a request's head has been seen. */
    private static final class Seen {
        int matched;
    }

    private static final byte[] END = {'\r', '\n', '\r', '\n'};

    public static void main(String[] arguments) throws IOException {
        long delay = Long.parseLong(arguments[1]) * 1_000_000;
        byte[] body = Files.readAllBytes(Path.of(arguments[2]));
        byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer answer = ByteBuffer.allocateDirect(head.length + body.length);
        answer.put(head).put(body).flip();

        Selector selector = Selector.open();
        ServerSocketChannel listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0])), 4096);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        System.out.println(((InetSocketAddress) listening.getLocalAddress()).getPort());

        Deque<Due> due = new ArrayDeque<>();
        ByteBuffer in = ByteBuffer.allocateDirect(64 * 1024);
        while (true) {
            long wait = due.isEmpty() ? 1_000 : Math.max(1, (due.peek().at() - System.nanoTime()) / 1_000_000);
            selector.select(key -> ready(selector, key, in, due, delay), wait);
            long now = System.nanoTime();
            while (!due.isEmpty() && due.peek().at() <= now) {
                answer(due.poll().key(), answer.duplicate());
            }
        }
    }

    private static void ready(Selector selector, SelectionKey key, ByteBuffer in, Deque<Due> due, long delay) {
        try {
            if (key.isAcceptable()) {
                SocketChannel accepted = ((ServerSocketChannel) key.channel()).accept();
                if (accepted != null) {
                    accepted.configureBlocking(false);
                    accepted.setOption(java.net.StandardSocketOptions.TCP_NODELAY, true);
                    accepted.register(selector, SelectionKey.OP_READ, new Seen());
                }
                return;
            }
            in.clear();
            int read = ((SocketChannel) key.channel()).read(in);
            if (read < 0) {
                key.channel().close();
                return;
            }
            Seen seen = (Seen) key.attachment();
            for (int i = 0; i < read; i++) {
                byte next = in.get(i);
                seen.matched = next == END[seen.matched] ? seen.matched + 1 : next == END[0] ? 1 : 0;
                if (seen.matched == END.length) {
                    seen.matched = 0;
                    due.add(new Due(System.nanoTime() + delay, key));
                }
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    private static void answer(SelectionKey key, ByteBuffer answer) {
        try {
            SocketChannel channel = (SocketChannel) key.channel();
            while (answer.hasRemaining()) { // it is small: the socket's buffer takes it
                channel.write(answer);
            }
        } catch (IOException e) {
            key.cancel();
        }
    }
}
