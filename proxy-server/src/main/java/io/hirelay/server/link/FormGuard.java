package io.hirelay.server.link;

import io.hirelay.error.InvalidRequestException;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Lets in only forms that a page of this server has sent. Thread-safe. */
final class FormGuard {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final LinkAddresses addresses;

    FormGuard(LinkAddresses addresses) {
        this.addresses = addresses;
    }

    /** The form is not one of ours. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String why) {
            super(why, null, false, false);
        }
    }

    /**
     * What a form says.
     *
     * @throws Refused when it is not a form, or somebody else's page has sent it
     */
    Query read(Request request, String linkToken) {
        String type = request.header("content-type").orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals(FORM) && !type.startsWith(FORM + ";")) {
            throw new Refused("not a form");
        }
        if (!comesFromUs(request)) {
            throw new Refused("sent by another page");
        }
        Query form;
        try {
            form = Query.parse(new String(request.body(), StandardCharsets.ISO_8859_1));
        } catch (InvalidRequestException e) {
            throw new Refused("malformed");
        }
        if (!LinkSecrets.isFormToken(linkToken, form.all("csrf").stream().findFirst())) {
            throw new Refused("without the page's own token");
        }
        return form;
    }

    private boolean comesFromUs(Request request) {
        Optional<String> site = request.header("sec-fetch-site");
        if (site.isPresent() && !site.get().equals("same-origin")) {
            return false;
        }
        // Under the policy to send no referrer, browsers say null of forms; then the form's own token has to do.
        Optional<String> origin = request.header("origin").filter(value -> !value.equals("null"));
        return origin.isEmpty()
                || origin.get().equalsIgnoreCase(addresses.origin())
                || request.header("host")
                        .filter(host -> hostOf(origin.get()).equalsIgnoreCase(host))
                        .isPresent();
    }

    private static String hostOf(String origin) {
        int scheme = origin.indexOf("://");
        return scheme < 0 ? "" : origin.substring(scheme + 3);
    }
}
