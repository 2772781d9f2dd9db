package io.hirelay.workable;

import io.hirelay.error.ConflictException;
import io.hirelay.http.Native;
import io.hirelay.http.NativeBody;
import io.hirelay.http.RemoteQuery;
import io.hirelay.model.Application;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Written;
import io.hirelay.workable.wire.CandidateDto;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import okhttp3.RequestBody;
import retrofit2.Call;

/**
 * A change of where an application stands. Whether it was made is seen by the application itself, and making it twice
 * leaves no more than making it once, so it may be sent again when it is not to be seen.
 */
final class ApplicationChange implements PreparedWrite<Application> {
    private final WorkableSession session;
    private final Native<CandidateDto> before;
    private final String action;
    private final NativeBody body;
    private final Request request;
    private final Predicate<Standing> wanted;
    private final Optional<ConflictException> clash;
    private final CallContext call;

    /** The request of the action. */
    @FunctionalInterface
    interface Request {
        Call<Void> of(String candidate, RequestBody body);
    }

    /**
     * @param action last part of the path
     * @param wanted whether an application stands as it is to
     * @param clash what speaks against it as the application stands now
     */
    ApplicationChange(
            WorkableSession session,
            Native<CandidateDto> before,
            String action,
            NativeBody body,
            Request request,
            Predicate<Standing> wanted,
            Optional<ConflictException> clash,
            CallContext call) {
        this.session = session;
        this.before = before;
        this.action = action;
        this.body = body;
        this.request = request;
        this.wanted = wanted;
        this.clash = clash;
        this.call = call;
    }

    @Override
    public Plan plan() {
        refuseClash();
        return new Plan("POST", "/spi/v3/candidates/" + id() + "/" + action, body.shown());
    }

    @Override
    public String baseline() {
        return standing(before).text();
    }

    @Override
    public Written<Application> execute() {
        refuseClash();
        if (wanted.test(standing(before))) {
            return new Written<>(Applications.of(before, session, call), Written.Outcome.UNCHANGED);
        }
        session.actingMembers().inName(call, () -> {
            session.write(request.of(id(), body.request()));
            return action;
        });
        return new Written<>(session.readBack(() -> Applications.of(read(), session, call)), Written.Outcome.UPDATED);
    }

    @Override
    public Reconciliation<Application> look(String baseline) {
        Native<CandidateDto> now = read();
        Standing standing = standing(now);
        if (wanted.test(standing)) {
            boolean before = Standing.of(baseline).filter(wanted).isPresent();
            return Reconciliation.happened(
                    Applications.of(now, session, call), before ? Written.Outcome.UNCHANGED : Written.Outcome.UPDATED);
        }
        return standing.stage().isPresent() ? Reconciliation.missing() : Reconciliation.unclear();
    }

    private void refuseClash() {
        clash.ifPresent(conflict -> {
            throw conflict;
        });
    }

    private String id() {
        return before.value().id();
    }

    private Native<CandidateDto> read() {
        return Candidates.profile(session, id(), call, RemoteQuery.NONE);
    }

    private Standing standing(Native<CandidateDto> profile) {
        return Standing.of(
                profile.value(),
                CandidateStages.of(List.of(profile), session, call).of(profile.value()));
    }
}
