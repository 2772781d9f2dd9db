package io.hirelay.workable;

import io.hirelay.error.ErrorCode;
import io.hirelay.error.InvalidRequestException;
import io.hirelay.error.ProtocolException;
import io.hirelay.http.NativeBody;
import io.hirelay.operation.CallContext;
import io.hirelay.workable.wire.Typed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * How the typed client calls: on one session, in contexts that are made for each call anew.
 *
 * @param reads for what changes nothing, and for changes that nobody makes in particular
 * @param writes for changes that are made in a member's name
 */
record TypedCalls(WorkableSession session, Supplier<CallContext> reads, Supplier<CallContext> writes) {
    /** Why a member may be refused what is about the whole account. */
    static final String ON_ACCOUNT =
            "who may lack the permission for it in this account; another one can be named to act.";

    <A> A api(Class<A> retrofitInterface) {
        return session.client().api(retrofitInterface);
    }

    /** A body in a member's name. */
    static RequestBody named(CallContext call, Map<String, ? extends @Nullable Object> fields) {
        return body(ActingMembers.naming(call, new LinkedHashMap<>(fields)));
    }

    static RequestBody body(Map<String, ? extends @Nullable Object> fields) {
        return NativeBody.of(fields).request();
    }

    /**
     * The records of a list.
     *
     * @throws ProtocolException when one is missing
     */
    static <T> List<T> values(List<Typed<T>> rows) {
        if (rows.contains(null)) {
            throw new ProtocolException("Workable answered with null in place of a record", null, null);
        }
        return rows.stream().map(Typed::value).toList();
    }

    /**
     * An identifier that becomes a part of a path.
     *
     * @throws InvalidRequestException naming the field when nothing at Workable looks like it
     */
    static String plain(String field, String given, String what, String right) {
        String id = given.strip();
        try {
            Identifiers.requirePlain(id, what, right);
        } catch (InvalidRequestException e) {
            throw e.about(field);
        }
        return id;
    }

    /** @throws InvalidRequestException naming the field when there is nothing in it */
    static String given(String field, String value) {
        if (value.isBlank()) {
            throw InvalidRequestException.of(ErrorCode.REQUEST_VALIDATION_FAILED, field, "must not be empty");
        }
        return value.strip();
    }
}
