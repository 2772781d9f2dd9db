package io.hirelay.server.link;

import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Spec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The pages' style and script, and the script that products embed the page with. */
final class LinkAssetEndpoints implements Endpoints {
    private static final String SCRIPT = "text/javascript; charset=utf-8";

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                asset(LinkAddresses.ASSETS + "/page.css", "page.css", "text/css; charset=utf-8", Spec.hidden("Style")),
                asset(LinkAddresses.ASSETS + "/page.js", "page.js", SCRIPT, Spec.hidden("Script")),
                asset(
                        LinkAddresses.SCRIPT,
                        "link.js",
                        SCRIPT,
                        Spec.of("Accounts", "The script that opens a link in a frame of your page")
                                .describedAs("Hirelay.open({url, onSuccess, onCancel, container, popup}); it depends on"
                                        + " nothing. The link must have been made with the origin of your page.")
                                .answering(200, "JavaScript", Spec.Content.of("text/javascript"))));
    }

    private static Endpoint asset(String path, String file, String type, Spec spec) {
        byte[] bytes = bytes(file);
        return new Endpoint(
                "GET",
                path,
                Access.PUBLIC,
                spec,
                request -> Answer.bytes(200, type, bytes).with("Cache-Control", "public, max-age=300"));
    }

    private static byte[] bytes(String file) {
        try (InputStream in = LinkAssetEndpoints.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
