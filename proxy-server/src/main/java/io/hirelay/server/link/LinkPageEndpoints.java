package io.hirelay.server.link;

import io.hirelay.error.CancelledException;
import io.hirelay.server.http.Access;
import io.hirelay.server.http.Answer;
import io.hirelay.server.http.Endpoint;
import io.hirelay.server.http.Endpoints;
import io.hirelay.server.http.Query;
import io.hirelay.server.http.Request;
import io.hirelay.server.http.Spec;
import io.hirelay.server.link.PageAnswers.Bounds;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /link/…} and {@code /oauth/callback}: lets requests in, one page each, and shows a page whatever happens. */
final class LinkPageEndpoints implements Endpoints {
    private static final Logger LOG = LoggerFactory.getLogger(LinkPageEndpoints.class);
    private static final String LINK = LinkAddresses.LINK + "/{token}";

    private final LinkStore store;
    private final LinkFlow flow;
    private final OAuthFlow oauth;
    private final FormGuard guard;
    private final LinkScreens screens;
    private final LinkAddresses addresses;
    private final InstantSource clock;

    LinkPageEndpoints(
            LinkStore store,
            LinkFlow flow,
            OAuthFlow oauth,
            FormGuard guard,
            LinkScreens screens,
            LinkAddresses addresses,
            InstantSource clock) {
        this.store = store;
        this.flow = flow;
        this.oauth = oauth;
        this.guard = guard;
        this.screens = screens;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        "GET", LINK, Access.SECRET_ADDRESS, Spec.hidden("The page to connect an account"), this::look),
                new Endpoint(
                        "GET", LINK + "/{step}", Access.SECRET_ADDRESS, Spec.hidden("Back to the page"), this::back),
                step("connect", "What was entered", flow::connect),
                step("form", "The form again", flow::form),
                step("member", "In whose name writes are made", flow::member),
                step("cancel", "Not now", flow::cancel),
                step("oauth", "Away to the provider", oauth::start),
                step("account", "Which account", oauth::choose),
                new Endpoint(
                        "GET",
                        LinkAddresses.CALLBACK,
                        Access.SECRET_ADDRESS,
                        Spec.hidden("Back from the provider"),
                        request -> shown(Bounds.NONE, () -> oauth.callback(request))));
    }

    private Endpoint step(String name, String summary, Function<Visit, Answer> handler) {
        return new Endpoint(
                "POST",
                LINK + "/" + name,
                Access.SECRET_ADDRESS,
                Spec.hidden(summary),
                request -> visited(request, handler));
    }

    /** Whoever has gone on cannot come back by the address alone: mail programs open addresses, too. */
    private Answer look(Request request) {
        return open(request, session -> {
            if (session.state() == LinkState.CONNECTED && !flow.isOrphaned(session)) {
                throw LinkFailure.USED.thrown();
            }
            return flow.begin(new Visit(request, session, request.path("token"), request.query()));
        });
    }

    /** A step is sent by a form; whoever opens its address begins anew. */
    private Answer back(Request request) {
        return PageAnswers.redirect(addresses.linkPath(request.path("token")), Bounds.NONE);
    }

    private Answer visited(Request request, Function<Visit, Answer> handler) {
        return open(request, session -> {
            String token = request.path("token");
            Query form = guard.read(request, token);
            Visit visit = new Visit(request, session, token, form);
            if (session.state() == LinkState.CONNECTED && !visit.holdsTicket() && !flow.isOrphaned(session)) {
                throw LinkFailure.USED.thrown();
            }
            return handler.apply(visit);
        });
    }

    private Answer open(Request request, Function<LinkSession, Answer> handler) {
        Optional<LinkSession> found;
        try {
            found = store.find(LinkSecrets.hash(request.path("token")));
        } catch (RuntimeException e) {
            return shown(Bounds.NONE, () -> {
                throw e;
            });
        }
        if (found.isEmpty()) {
            return screens.failure(LinkFailure.UNKNOWN, Bounds.NONE);
        }
        LinkSession session = found.get();
        Bounds bounds = Bounds.of(session, Optional.empty());
        if (session.state() == LinkState.DONE) {
            return screens.failure(LinkFailure.USED, bounds);
        }
        if (session.hasExpired(clock.instant())) {
            return screens.failure(LinkFailure.EXPIRED, bounds);
        }
        return shown(bounds, () -> handler.apply(session));
    }

    @FunctionalInterface
    private interface Page {
        Answer make();
    }

    private Answer shown(Bounds bounds, Page page) {
        try {
            return page.make();
        } catch (LinkFailure.Thrown e) {
            return screens.failure(e.failure(), bounds);
        } catch (FormGuard.Refused e) {
            LOG.info("a form was refused: {}", e.getMessage());
            return screens.failure(LinkFailure.FOREIGN_FORM, bounds);
        } catch (CancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            // Messages may hold what somebody has typed.
            LOG.error("a page could not be made: {} at {}", e.getClass().getName(), place(e));
            return screens.failure(LinkFailure.FAILED, bounds);
        }
    }

    private static String place(RuntimeException e) {
        StackTraceElement[] frames = e.getStackTrace();
        return frames.length == 0 ? "?" : frames[0].toString();
    }
}
