package io.hirelay.server.link;

import io.hirelay.Hirelay;
import io.hirelay.connection.ConnectionQuery;
import io.hirelay.connection.Connections;
import io.hirelay.connection.MemoryConnectionStore;
import io.hirelay.connection.MemoryCredentialStore;
import io.hirelay.connection.StoredConnection;
import io.hirelay.json.Json;
import io.hirelay.server.http.HttpSettings;
import io.hirelay.server.http.ServerFixture;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages on real sockets: as many nodes as wanted over the same stores. */
final class LinkFixture implements AutoCloseable {
    private static final Pattern HIDDEN = Pattern.compile("<input type=\"hidden\" name=\"(\\w+)\" value=\"([^\"]*)\">");

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));
    final InstantSource clock = now::get;
    final FakeSystem acme = new FakeSystem("acme-hire", "Acme Hire");
    final Optional<FakeSystem> second;
    final Hirelay hirelay;
    final Json json = new Json();
    final MemoryConnectionStore connectionStore = new MemoryConnectionStore();
    final MemoryCredentialStore credentialStore = new MemoryCredentialStore(clock);
    final MemoryLinkStore links = new MemoryLinkStore();
    private final List<ServerFixture> nodes = new ArrayList<>();
    private final List<Connections> opened = new ArrayList<>();

    LinkFixture() {
        this(false);
    }

    /** @param several whether there is more than one system to choose from */
    LinkFixture(boolean several) {
        second = several ? Optional.of(new FakeSystem("talenty", "Talenty")) : Optional.empty();
        Hirelay.Builder builder = Hirelay.builder().withoutDiscovery().provider(acme);
        second.ifPresent(builder::provider);
        hirelay = builder.build();
        node();
    }

    /** One more node. */
    ServerFixture node() {
        Connections connections = Connections.builder(hirelay, connectionStore, credentialStore)
                .clock(clock)
                .build();
        AtomicReference<URI> address = new AtomicReference<>();
        LinkParts parts = new LinkParts(
                hirelay,
                connections,
                links,
                new LinkSettings(address::get, Map.of(), false),
                json,
                clock,
                new SecureRandom());
        HttpSettings settings =
                new HttpSettings("127.0.0.1", 0, Duration.ofSeconds(20), 64 * 1024, 8192, 16 * 1024, 8, 8);
        ServerFixture node = new ServerFixture(settings, clock, Set.of(parts.tokens(), parts.pages(), parts.assets()));
        // All nodes are one to the outside.
        address.set(URI.create("http://127.0.0.1:" + (nodes.isEmpty() ? node : nodes.get(0)).listener.port()));
        nodes.add(node);
        opened.add(connections);
        return node;
    }

    ServerFixture first() {
        return nodes.get(0);
    }

    /** A link as a product asks for it. */
    String link(String body) {
        HttpResponse<String> answer =
                first().send(first().request("/link-token").POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.statusCode() != 201) {
            throw new AssertionError(answer.body());
        }
        return (String) first().object(answer.body()).get("link_token");
    }

    String link() {
        return link("{\"tenant_id\":\"t1\"}");
    }

    List<StoredConnection> accounts() {
        return connectionStore.list(ConnectionQuery.all("default", 100));
    }

    /** What is kept of an account's credential. */
    String secret(StoredConnection account, String field) {
        return credentialStore
                .find(account.id())
                .orElseThrow()
                .fields()
                .get(field)
                .reveal();
    }

    /** A page as a browser shows it. */
    record Page(int status, String html, HttpResponse<String> answer) {
        String hidden(String name) {
            Matcher matcher = HIDDEN.matcher(html);
            while (matcher.find()) {
                if (matcher.group(1).equals(name)) {
                    return matcher.group(2);
                }
            }
            throw new AssertionError("no hidden " + name + " in " + html);
        }

        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        String title() {
            Matcher matcher = Pattern.compile("<title>(.*?)</title>").matcher(html);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    /** A browser: it keeps cookies and does not follow redirects by itself. */
    final class Browser {
        private final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        private final ServerFixture node;
        private final Map<String, String> cookies = new LinkedHashMap<>();

        Browser(ServerFixture node) {
            this.node = node;
        }

        Page get(String target, String... headers) {
            return send(target, headers, HttpRequest.Builder::GET);
        }

        Page post(String target, Map<String, String> form, String... headers) {
            String body = form.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(
                    target,
                    headers,
                    request -> request.setHeader("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        private Page send(
                String target, String[] headers, java.util.function.UnaryOperator<HttpRequest.Builder> method) {
            URI uri = target.startsWith("http")
                    ? URI.create(target)
                    : URI.create("http://127.0.0.1:" + node.listener.port() + target);
            HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                HttpResponse<String> answer =
                        client.send(method.apply(request).build(), HttpResponse.BodyHandlers.ofString());
                answer.headers().allValues("set-cookie").forEach(this::keep);
                return new Page(answer.statusCode(), answer.body(), answer);
            } catch (IOException e) {
                throw new AssertionError("no answer", e);
            } catch (InterruptedException e) {
                throw new AssertionError("interrupted", e);
            }
        }

        private void keep(String header) {
            String[] pair = header.split(";", 2)[0].split("=", 2);
            if (header.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }

        /** Opens a link and sends its form. */
        Page connect(String link, String site, String key) {
            return connect(link, get("/link/" + link), site, key);
        }

        /** Sends the form of a page. */
        Page connect(String link, Page page, String site, String key) {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("csrf", page.hidden("csrf"));
            form.put("integration", "acme-hire");
            form.put("method", "api_key");
            form.put("site", site);
            form.put("api_key", key);
            if (page.html().contains("name=\"ticket\"")) {
                form.put("ticket", page.hidden("ticket"));
            }
            return post("/link/" + link + "/connect", form);
        }

        /** Sends another form of a page. */
        Page step(String link, Page page, String step, String... fields) {
            Map<String, String> form = new LinkedHashMap<>();
            form.put("csrf", page.hidden("csrf"));
            if (page.html().contains("name=\"ticket\"")) {
                form.put("ticket", page.hidden("ticket"));
            }
            for (int i = 0; i < fields.length; i += 2) {
                form.put(fields[i], fields[i + 1]);
            }
            return post("/link/" + link + "/" + step, form);
        }
    }

    Browser browser() {
        return new Browser(first());
    }

    @Override
    public void close() {
        nodes.forEach(ServerFixture::close);
        opened.forEach(Connections::close);
        hirelay.close();
    }
}
