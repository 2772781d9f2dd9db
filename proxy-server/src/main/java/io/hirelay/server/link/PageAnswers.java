package io.hirelay.server.link;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.hirelay.server.http.Answer;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Renders pages and sends them so that nobody else's page can frame, script or read them. Thread-safe. */
final class PageAnswers {
    private static final String HTML = "text/html; charset=utf-8";

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, PageAnswers.class.getClassLoader(), PageAnswers.class.getPackageName());

    /**
     * Who may show a page, and where its forms may lead.
     *
     * @param frameOrigin the only page that may show it in a frame
     * @param formTargets where forms may lead, by themselves or by a redirect, beside this server
     */
    record Bounds(Optional<String> frameOrigin, Set<String> formTargets) {
        static final Bounds NONE = new Bounds(Optional.empty(), Set.of());

        Bounds {
            formTargets = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(formTargets));
        }

        /** Those of a link. */
        static Bounds of(LinkSession session, Optional<URI> authorize) {
            Set<String> targets = new LinkedHashSet<>();
            authorize.map(ReturnAddress::originOf).ifPresent(targets::add);
            session.redirectUri().map(ReturnAddress::originOf).ifPresent(targets::add);
            return new Bounds(session.origin(), targets);
        }

        String policy() {
            StringBuilder forms = new StringBuilder("'self'");
            formTargets.forEach(target -> forms.append(' ').append(target));
            return "default-src 'none'; style-src 'self'; script-src 'self'; form-action " + forms
                    + "; frame-ancestors " + frameOrigin.orElse("'none'") + "; base-uri 'none'";
        }
    }

    /** A page. */
    Answer page(int status, String template, Object view, Bounds bounds) {
        StringOutput html = new StringOutput();
        templates.render(template + ".jte", Map.of("view", view), html);
        return secured(Answer.text(status, HTML, html.toString()), bounds);
    }

    /** Sends the browser elsewhere by a GET. */
    static Answer redirect(String location, Bounds bounds) {
        return secured(Answer.empty(303).with("Location", location), bounds);
    }

    private static Answer secured(Answer answer, Bounds bounds) {
        // Browsers that know frame-ancestors follow it instead of X-Frame-Options; for the others nobody may frame it.
        return answer.with("Content-Security-Policy", bounds.policy())
                .with("X-Frame-Options", "DENY")
                .with("Referrer-Policy", "no-referrer")
                .with("X-Content-Type-Options", "nosniff")
                .with("Cache-Control", "no-store");
    }
}
