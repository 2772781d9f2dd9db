package io.hirelay.server.passthrough;

import static io.hirelay.server.passthrough.TransportFixture.PATH;
import static io.hirelay.server.passthrough.TransportFixture.get;
import static io.hirelay.server.passthrough.TransportFixture.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Providers are spoken to over TLS, and none but those whose certificate is theirs. */
class SecureUpstreamTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    static Path place;

    private static SSLContext provider;
    private static SslContext trusting;

    @BeforeAll
    static void makeCertificate() throws Exception {
        Path file = place.resolve("localhost.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "provider",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(place.resolve("keytool.log").toFile())
                .start();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, keytool.exitValue());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        provider = SSLContext.getInstance("TLS");
        provider.init(own.getKeyManagers(), null, null);
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("provider", keys.getCertificate("provider"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        trusting = SslContextBuilder.forClient().trustManager(trust).build();
    }

    private static SSLServerSocket listen() throws IOException {
        SSLServerSocket listening =
                (SSLServerSocket) provider.getServerSocketFactory().createServerSocket(0);
        listening.setSoTimeout(10_000);
        return listening;
    }

    private static CompletableFuture<RawSocket> accepted(SSLServerSocket listening) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                SSLSocket socket = (SSLSocket) listening.accept();
                socket.startHandshake();
                return new RawSocket(socket);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void aCallGoesToAProviderWhoseCertificateIsItsOwn() throws Exception {
        try (TransportFixture fixture = new TransportFixture(TransportFixture.SETTINGS, trusting);
                SSLServerSocket listening = listen();
                RawSocket client = fixture.client()) {
            fixture.passages.destination = new Destination("localhost", listening.getLocalPort(), true);
            CompletableFuture<RawSocket> accepted = accepted(listening);
            client.say(get(PATH));
            try (RawSocket upstream = accepted.get(10, TimeUnit.SECONDS)) {
                assertTrue(upstream.head().startsWith("GET /7/things "));
                upstream.say(ok("safe"));
                assertTrue(client.message().endsWith("safe"));
                client.say(get(PATH));
                upstream.head();
                upstream.say("HTTP/1.1 200 OK\r\n\r\nthis is ");
                assertTrue(client.head().startsWith("HTTP/1.1 200 "));
                upstream.socket.close();
            }
            assertEquals("8\r\nthis is \r\n0\r\n\r\n", client.bytes(18), "an end that is announced is an end");
        }
    }

    @Test
    void nothingIsSentToAProviderWhoseCertificateIsNotItsOwn() throws Exception {
        refused(new TransportFixture(TransportFixture.SETTINGS, trusting), "127.0.0.1");
        refused(new TransportFixture(TransportFixture.SETTINGS), "localhost");
    }

    private static void refused(TransportFixture with, String host) throws Exception {
        try (TransportFixture fixture = with;
                SSLServerSocket listening = listen();
                RawSocket client = fixture.client()) {
            fixture.passages.destination = new Destination(host, listening.getLocalPort(), true);
            CompletableFuture<RawSocket> accepted = accepted(listening);
            client.say(get(PATH));
            String answer = client.message();
            assertTrue(answer.startsWith("HTTP/1.1 502 "), answer);
            assertEquals("failed", fixture.told());
            assertEquals(
                    "",
                    accepted.handle((socket, failure) -> socket == null ? "" : head(socket))
                            .get(10, TimeUnit.SECONDS));
        }
    }

    private static String head(RawSocket socket) {
        try (socket) {
            return socket.head();
        } catch (IOException refused) {
            return "";
        }
    }
}
