package io.hirelay.spi;

import io.hirelay.http.AuthHeaders;
import io.hirelay.http.RequestAuth;
import io.hirelay.operation.Deadline;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A credential source as the pipeline asks it. The headers of a credential are made once, not for every request. */
final class SourceAuth implements RequestAuth {
    private final CredentialSource source;
    private final Function<? super Credential, AuthHeaders> headers;
    private volatile @Nullable Made made;

    private record Made(Credential credential, AuthHeaders headers) {}

    SourceAuth(CredentialSource source, Function<? super Credential, AuthHeaders> headers) {
        this.source = source;
        this.headers = headers;
    }

    @Override
    public AuthHeaders headers() {
        return of(source.current());
    }

    @Override
    public Optional<AuthHeaders> ready() {
        return source.ready().map(this::of);
    }

    @Override
    public AuthHeaders valid(Deadline deadline) {
        return of(source.valid(deadline));
    }

    @Override
    public AuthHeaders afterRefusal(AuthHeaders refused, Deadline deadline) {
        Credential now = source.current();
        AuthHeaders known = of(now);
        return known.equals(refused) ? of(source.renewed(now, deadline)) : known;
    }

    private AuthHeaders of(Credential credential) {
        Made last = made;
        if (last == null || last.credential() != credential) { // one that is equal only is made again
            last = new Made(credential, headers.apply(credential));
            made = last;
        }
        return last.headers();
    }
}
