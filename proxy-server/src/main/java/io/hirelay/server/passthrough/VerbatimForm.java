package io.hirelay.server.passthrough;

import io.hirelay.http.AuthHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** As the provider answers, but for addresses that are to lead back to us. */
final class VerbatimForm implements AnswerForm {
    private final Opened opened;
    private final Asked asked;
    private final HttpRequest request;
    private final Rewrite rewrite;
    private final PublicAddress ours;

    VerbatimForm(Opened opened, Asked asked, HttpRequest request, PublicAddress ours) {
        this.opened = opened;
        this.asked = asked;
        this.request = request;
        this.rewrite = Rewrite.of(request.headers());
        this.ours = ours;
    }

    @Override
    public String rest() {
        return asked.rest();
    }

    @Override
    public boolean reads() {
        return rewrite.reads(opened.links());
    }

    @Override
    public @Nullable BodyChange change(int status, HttpHeaders answer, AuthHeaders credential) {
        return rewrite.of(status, answer, opened.links(), opened.direct().baseUri(), this::ours)
                .orElse(null);
    }

    private String ours() {
        return ours.seenBy(request.headers()) + "/passthrough/" + asked.account();
    }

    /** Under which address callers reach this server. */
    record PublicAddress(Optional<URI> given, URI own) {
        private static final int LONGEST_HOST = 260;

        /** What the operator has said; else the address under which this caller has come. */
        String seenBy(HttpHeaders request) {
            if (given.isPresent()) {
                String url = given.get().toString();
                return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
            }
            String host = request.get(HttpHeaderNames.HOST, "");
            return isHost(host) ? "http://" + host : own.toString();
        }

        /** Whether it can stand in an address: letters, digits and what names, ports and numbers are written with. */
        private static boolean isHost(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
                if (!letter && !(c >= '0' && c <= '9') && "._~:[]-".indexOf(c) < 0) {
                    return false;
                }
            }
            return !text.isEmpty() && text.length() <= LONGEST_HOST;
        }
    }
}
