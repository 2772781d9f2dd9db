package io.hirelay.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportTest {
    @ParameterizedTest
    @CsvSource({"http, 0x47", "https, 0x16"}) // a G of GET, a handshake
    void what_is_to_be_sent_in_secret_is(String scheme, int firstByte) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Transport transport = new Transport(HttpSettings.DEFAULT, InstantSource.system())) {
            CompletableFuture<Integer> heard = CompletableFuture.supplyAsync(() -> {
                try (Socket socket = server.accept()) {
                    return socket.getInputStream().read();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });

            Transport.Sent sent = transport.send(
                    new Request.Builder()
                            .url(scheme + "://127.0.0.1:" + server.getLocalPort() + "/")
                            .build(),
                    Duration.ofSeconds(10));

            assertInstanceOf(Transport.Sent.Failed.class, sent);
            assertEquals(firstByte, heard.get(10, TimeUnit.SECONDS));
        }
    }
}
