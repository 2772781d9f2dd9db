package io.hirelay.server.link;

import io.hirelay.connection.CredentialKind;
import io.hirelay.connection.StoredConnection;
import io.hirelay.server.http.Answer;
import io.hirelay.spi.ProviderDescriptor;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a flow by form: choose the system, enter what connects it, see what was found, choose the member, finish.
 * An account is made only when what was entered works, and its id is the link's: whatever happens, there is never a
 * second one. Thread-safe; knows nothing from one request to the next.
 */
final class LinkFlow {
    /** A link is no way to find out which credentials work. */
    static final int MOST_TRIES = 20;

    private final LinkStore store;
    private final LinkAccounts accounts;
    private final Systems systems;
    private final Trial trial;
    private final LinkScreens screens;
    private final LinkSecrets secrets;
    private final InstantSource clock;

    LinkFlow(
            LinkStore store,
            LinkAccounts accounts,
            Systems systems,
            Trial trial,
            LinkScreens screens,
            LinkSecrets secrets,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.systems = systems;
        this.trial = trial;
        this.screens = screens;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The first page. */
    Answer begin(Visit visit) {
        return system(visit).map(system -> empty(visit, system)).orElseGet(() -> screens.choose(visit));
    }

    /** The form again, to correct what was entered. */
    Answer form(Visit visit) {
        return begin(visit);
    }

    private Answer empty(Visit visit, ProviderDescriptor system) {
        CredentialKind kind = kind(visit, system);
        Map<String, String> values =
                account(visit).map(StoredConnection::settings).orElse(Map.of());
        return screens.connect(
                visit,
                system,
                kind,
                new ConnectForm(system, kind, fixed(visit)),
                new ConnectForm.Filled(Optional.empty(), values, Map.of()),
                List.of());
    }

    /** What was entered: tried, and kept when it works. */
    Answer connect(Visit visit) {
        Optional<ProviderDescriptor> chosen = system(visit);
        if (chosen.isEmpty() || Systems.typed(chosen.get()).isEmpty()) {
            return begin(visit);
        }
        ProviderDescriptor system = chosen.get();
        CredentialKind kind = kind(visit, system);
        ConnectForm form = new ConnectForm(system, kind, fixed(visit));
        ConnectForm.Filled filled = form.read(visit.form());
        if (filled.details().isEmpty()) {
            return screens.connect(visit, system, kind, form, filled, List.of());
        }
        countTry(visit);
        Details details = filled.details().get();
        Trial.Found found = look(visit, details);
        return found.works()
                ? keep(visit, system, details, found)
                : screens.connect(visit, system, kind, form, filled, found.checks());
    }

    /** Counts one more try, and refuses it when there have been too many. */
    void countTry(Visit visit) {
        store.update(visit.session().id(), session -> {
            if (session.attempts() >= MOST_TRIES) {
                throw LinkFailure.TOO_MANY_TRIES.thrown();
            }
            return session.tried();
        });
    }

    /** Tries details that came from the provider itself. */
    Trial.Found look(Visit visit, Details details) {
        return trial.look(visit.session(), details, visit.call());
    }

    /** Takes the link for this browser and makes the account, or mends the one that is there. */
    Answer keep(Visit visit, ProviderDescriptor system, Details details, Trial.Found found) {
        String ticket = secrets.text();
        LinkSession session = take(visit, ticket);
        StoredConnection account;
        try {
            account = there(session)
                    ? accounts.mend(session, details, visit.call())
                    : accounts.make(session, details, visit.call());
        } catch (RuntimeException e) {
            if (visit.session().state() == LinkState.OPEN) {
                store.update(session.id(), LinkSession::released);
            }
            throw e;
        }
        store.update(session.id(), now -> now.connected(account.id()));
        Members members = Members.of(accounts.open(account), account, visit.call());
        return screens.connected(visit.in(session), ticket, system, found.checks(), members);
    }

    /** Of several browsers one gets it. */
    private LinkSession take(Visit visit, String ticket) {
        boolean accountIsThere = there(visit.session());
        return store.update(visit.session().id(), now -> {
                    boolean free = now.state() == LinkState.OPEN
                            || now.isOrphaned(accountIsThere, clock.instant())
                            || now.state() == LinkState.CONNECTED
                                    && LinkSecrets.matches(now.ticketHash(), visit.ticket());
                    if (!free) {
                        throw LinkFailure.USED.thrown();
                    }
                    return now.taken(LinkSecrets.hash(ticket), clock.instant());
                })
                .orElseThrow(LinkFailure.UNKNOWN::thrown);
    }

    /** In whose name writes are made; the end. */
    Answer member(Visit visit) {
        if (!visit.holdsTicket()) {
            throw LinkFailure.USED.thrown();
        }
        if (visit.form().names().contains("member")) {
            Optional<String> member = visit.form().one("member");
            boolean same = account(visit).map(StoredConnection::defaultUser).equals(Optional.of(member));
            if (!same) {
                accounts.actAs(visit.session(), member, visit.call());
            }
        }
        LinkSession done =
                store.update(visit.session().id(), LinkSession::done).orElseThrow(LinkFailure.UNKNOWN::thrown);
        return screens.done(done, LinkScreens.SUCCESS);
    }

    /** Not now: the link stays as good as it was. */
    Answer cancel(Visit visit) {
        return screens.done(visit.session(), LinkScreens.CANCELLED);
    }

    /** Whether an account was to be made by a process that did not live to do it. */
    boolean isOrphaned(LinkSession session) {
        return session.state() == LinkState.CONNECTED && session.isOrphaned(there(session), clock.instant());
    }

    private boolean there(LinkSession session) {
        return accounts.of(session).isPresent();
    }

    private Optional<StoredConnection> account(Visit visit) {
        return accounts.of(visit.session());
    }

    /** What of the account stays as it is. */
    Map<String, String> fixed(Visit visit) {
        return visit.session().reconnects()
                ? account(visit).map(ConnectForm::fixedBy).orElse(Map.of())
                : Map.of();
    }

    /** The system that is meant; nothing while it has to be chosen. */
    Optional<ProviderDescriptor> system(Visit visit) {
        Optional<String> known =
                visit.session().integration().or(() -> account(visit).map(StoredConnection::integration));
        if (known.isPresent()) {
            return systems.find(known.get());
        }
        List<ProviderDescriptor> all = systems.all();
        return all.size() == 1
                ? Optional.of(all.get(0))
                : visit.form().all("integration").stream().findFirst().flatMap(systems::find);
    }

    private static CredentialKind kind(Visit visit, ProviderDescriptor system) {
        List<CredentialKind> kinds = Systems.typed(system);
        return visit.form().all("method").stream()
                .flatMap(word -> kinds.stream().filter(kind -> kind.word().equals(word)))
                .findFirst()
                .or(() -> kinds.stream().findFirst())
                .orElse(CredentialKind.OAUTH2);
    }
}
