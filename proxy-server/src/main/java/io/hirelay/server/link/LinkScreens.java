package io.hirelay.server.link;

import io.hirelay.connection.CredentialKind;
import io.hirelay.server.http.Answer;
import io.hirelay.server.link.PageAnswers.Bounds;
import io.hirelay.server.link.Views.AccountsView;
import io.hirelay.server.link.Views.CheckLine;
import io.hirelay.server.link.Views.CheckState;
import io.hirelay.server.link.Views.Choice;
import io.hirelay.server.link.Views.ChooseView;
import io.hirelay.server.link.Views.ConnectView;
import io.hirelay.server.link.Views.ConnectedView;
import io.hirelay.server.link.Views.DoneView;
import io.hirelay.server.link.Views.Frame;
import io.hirelay.server.link.Views.MessageView;
import io.hirelay.server.link.Views.Problem;
import io.hirelay.server.link.Views.Step;
import io.hirelay.spi.Check;
import io.hirelay.spi.OAuthApplication;
import io.hirelay.spi.ProviderDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages, each made of what it is to show. Thread-safe. */
final class LinkScreens {
    static final String SUCCESS = "success";
    static final String CANCELLED = "cancelled";

    private final PageAnswers pages;
    private final LinkAddresses addresses;
    private final Systems systems;

    LinkScreens(PageAnswers pages, LinkAddresses addresses, Systems systems) {
        this.pages = pages;
        this.addresses = addresses;
        this.systems = systems;
    }

    Answer choose(Visit visit) {
        List<Choice> choices = systems.all().stream()
                .map(system -> new Choice(system.id(), system.label(), false))
                .toList();
        return pages.page(
                200,
                "choose",
                new ChooseView(frame("Connect your recruiting system"), step(visit, Optional.empty()), choices),
                bounds(visit, Optional.empty()));
    }

    /** The form, with what was wrong with it. */
    Answer connect(
            Visit visit,
            ProviderDescriptor system,
            CredentialKind kind,
            ConnectForm form,
            ConnectForm.Filled filled,
            List<Check> checks) {
        Map<String, String> problems = new LinkedHashMap<>(filled.problems());
        List<Problem> summary = new ArrayList<>(form.summary(problems));
        for (Check check : checks) {
            if (check.fatal()) {
                Optional<String> field = form.fieldOf(check.name());
                String text = sentence(check.message());
                field.ifPresent(name -> problems.put(name, text));
                summary.add(new Problem(field.map(ConnectForm::id), text));
            }
        }
        Optional<OAuthApplication> oauth = systems.oauth(system.id());
        boolean again = visit.session().reconnects();
        List<CredentialKind> kinds = Systems.typed(system);
        ConnectView view = new ConnectView(
                frame((summary.isEmpty() ? "" : "Error: ") + (again ? "Reconnect " : "Connect ") + system.label()),
                step(visit, visit.holdsTicket() ? visit.ticket() : Optional.empty()),
                system.label(),
                again
                        ? "The connection to " + system.label()
                                + " needs a new credential. Everything else stays as it is."
                        : "Connect your company’s " + system.label() + " account. An administrator of it can do this in"
                                + " a minute.",
                system.id(),
                kind.word(),
                kinds.isEmpty() ? List.of() : form.fields(filled.values(), problems),
                summary,
                lines(checks),
                kinds.stream()
                        .filter(other -> other != kind)
                        .map(other -> new Choice(other.word(), ConnectForm.spoken(other.word()), false))
                        .toList(),
                oauth.isPresent(),
                visit.isFramed(),
                again);
        return pages.page(summary.isEmpty() ? 200 : 422, "connect", view, bounds(visit, oauth));
    }

    Answer accounts(Visit visit, String ticket, ProviderDescriptor system, List<Choice> accounts) {
        return pages.page(
                200,
                "accounts",
                new AccountsView(
                        frame("Choose an account"), step(visit, Optional.of(ticket)), system.label(), accounts),
                bounds(visit, Optional.empty()));
    }

    Answer connected(Visit visit, String ticket, ProviderDescriptor system, List<Check> checks, Members members) {
        boolean complete = checks.stream().noneMatch(check -> check.ok().equals(Optional.of(false)));
        return pages.page(
                200,
                "connected",
                new ConnectedView(
                        frame(system.label() + " is connected"),
                        step(visit, Optional.of(ticket)),
                        system.label(),
                        lines(checks),
                        complete,
                        members.choices(),
                        members.problem()),
                bounds(visit, systems.oauth(system.id())));
    }

    /**
     * The end: back to the product at once, or, where a page embeds this one, a page that tells it.
     *
     * @param status {@link #SUCCESS} or {@link #CANCELLED}
     */
    Answer done(LinkSession session, String status) {
        boolean connected = status.equals(SUCCESS);
        Optional<String> account = connected ? Optional.of(session.account().toString()) : Optional.empty();
        Map<String, String> result = new LinkedHashMap<>();
        result.put("status", status);
        account.ifPresent(id -> result.put("integrated_account_id", id));
        Optional<String> returnTo = session.redirectUri().map(uri -> ReturnAddress.with(uri, result));
        Bounds bounds = Bounds.of(session, Optional.empty());
        if (session.origin().isEmpty() && returnTo.isPresent()) {
            return PageAnswers.redirect(returnTo.get(), bounds);
        }
        return pages.page(
                200,
                "done",
                new DoneView(
                        frame(connected ? "All done" : "Nothing was connected"),
                        connected ? "All done" : "Nothing was connected",
                        returnTo.isPresent()
                                ? "You can go back now."
                                : connected
                                        ? "The account is connected. You can close this page."
                                        : "You can close this page, or open the link again later.",
                        session.origin(),
                        status,
                        account,
                        returnTo),
                bounds);
    }

    Answer failure(LinkFailure failure, Bounds bounds) {
        return pages.page(
                failure.status(),
                "message",
                new MessageView(frame(failure.heading()), failure.heading(), failure.text(), Optional.empty(), ""),
                bounds);
    }

    /** Something did not work that may work when it is tried again. */
    Answer retry(LinkSession session, String token, int status, String heading, String text) {
        return pages.page(
                status,
                "message",
                new MessageView(frame(heading), heading, text, Optional.of(addresses.linkPath(token)), "Try again"),
                Bounds.of(session, Optional.empty()));
    }

    private Frame frame(String title) {
        return new Frame(title, addresses.assets());
    }

    private Step step(Visit visit, Optional<String> ticket) {
        return new Step(addresses.linkPath(visit.token()), LinkSecrets.formToken(visit.token()), ticket);
    }

    private static Bounds bounds(Visit visit, Optional<OAuthApplication> oauth) {
        return Bounds.of(visit.session(), oauth.map(OAuthApplication::authorizeUri));
    }

    private static List<CheckLine> lines(List<Check> checks) {
        return checks.stream()
                .map(check -> new CheckLine(
                        check.name().startsWith("scope_")
                                ? "Permission " + check.name().substring("scope_".length())
                                : ConnectForm.spoken(check.name()),
                        check.ok()
                                .map(ok -> ok ? CheckState.OK : CheckState.FAILED)
                                .orElse(CheckState.UNTOLD),
                        sentence(check.message())))
                .toList();
    }

    /** Messages of checks are parts of sentences. */
    private static String sentence(String text) {
        if (text.isEmpty()) {
            return text;
        }
        String begun = text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }
}
