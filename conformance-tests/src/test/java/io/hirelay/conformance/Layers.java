package io.hirelay.conformance;

import io.hirelay.error.HirelayException;
import io.hirelay.model.Shape;
import io.hirelay.model.Unified;
import io.hirelay.operation.CallContext;
import io.hirelay.operation.GetOperation;
import io.hirelay.operation.GetRequest;
import io.hirelay.operation.ListOperation;
import io.hirelay.operation.ListRequest;
import io.hirelay.operation.Operation;
import io.hirelay.page.Page;
import io.hirelay.spi.ReadHandler;
import io.hirelay.spi.Session;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ways to make a provider wrong between it and the core. */
final class Layers {
    private Layers() {}

    /** Makes a page of a list out of how the right one would be read. */
    interface Paged {
        <T extends Unified> Page<T> page(ListRequest<T> request, Function<ListRequest<T>, Page<T>> right);
    }

    /** The same, for one who looks at the session. */
    interface Watching {
        <T extends Unified> Page<T> page(Session session, Page<T> right);
    }

    static Interposed.Layer paged(@Nullable Operation<?, ?> only, Paged paged) {
        return new Interposed.Layer() {
            @Override
            public <S extends Session, T extends Unified> ReadHandler<S, ListRequest<T>, Page<T>> list(
                    ListOperation<T> operation, ReadHandler<S, ListRequest<T>, Page<T>> handler) {
                return only != null && !only.id().equals(operation.id())
                        ? handler
                        : (session, request, call) -> paged.page(request, asked -> handler.read(session, asked, call));
            }
        };
    }

    static Interposed.Layer watching(Watching watching) {
        return new Interposed.Layer() {
            @Override
            public <S extends Session, T extends Unified> ReadHandler<S, ListRequest<T>, Page<T>> list(
                    ListOperation<T> operation, ReadHandler<S, ListRequest<T>, Page<T>> handler) {
                return (session, request, call) -> watching.page(session, handler.read(session, request, call));
            }
        };
    }

    /** Changes every listed record of one resource. */
    static Interposed.Layer rows(ListOperation<?> only, UnaryOperator<Unified> change) {
        return paged(only, new Paged() {
            @Override
            public <T extends Unified> Page<T> page(ListRequest<T> request, Function<ListRequest<T>, Page<T>> right) {
                return right.apply(request).map(row -> same(row, change.apply(row)));
            }
        });
    }

    /** Changes how one kind of record is got. */
    static Interposed.Layer got(
            GetOperation<?> only, Function<GetRequest, GetRequest> asking, UnaryOperator<Unified> change) {
        return new Interposed.Layer() {
            @Override
            public <S extends Session, T extends Unified> ReadHandler<S, GetRequest, T> get(
                    GetOperation<T> operation, ReadHandler<S, GetRequest, T> handler) {
                return only.id().equals(operation.id())
                        ? (session, request, call) -> {
                            T right = handler.read(session, asking.apply(request), call);
                            return same(right, change.apply(right));
                        }
                        : handler;
            }
        };
    }

    /** Changes how calls fail; {@code null} lets a list answer an empty page instead. */
    static Interposed.Layer failing(Function<HirelayException, @Nullable RuntimeException> change) {
        return new Interposed.Layer() {
            @Override
            public <S extends Session, T extends Unified> ReadHandler<S, ListRequest<T>, Page<T>> list(
                    ListOperation<T> operation, ReadHandler<S, ListRequest<T>, Page<T>> handler) {
                return (session, request, call) ->
                        tried(() -> handler.read(session, request, call), () -> Page.of(List.of()));
            }

            @Override
            public <S extends Session, T extends Unified> ReadHandler<S, GetRequest, T> get(
                    GetOperation<T> operation, ReadHandler<S, GetRequest, T> handler) {
                return (session, request, call) -> tried(() -> handler.read(session, request, call), () -> {
                    throw new IllegalStateException("there is no empty record");
                });
            }

            private <R> R tried(Supplier<R> call, Supplier<R> instead) {
                try {
                    return call.get();
                } catch (HirelayException e) {
                    RuntimeException changed = change.apply(e);
                    if (changed == null) {
                        return instead.get();
                    }
                    throw changed;
                }
            }
        };
    }

    /** Changes the context of every call. */
    static Interposed.Layer calling(UnaryOperator<CallContext> change) {
        return new Interposed.Layer() {
            @Override
            public <S extends Session, T extends Unified> ReadHandler<S, ListRequest<T>, Page<T>> list(
                    ListOperation<T> operation, ReadHandler<S, ListRequest<T>, Page<T>> handler) {
                return (session, request, call) -> handler.read(session, request, change.apply(call));
            }
        };
    }

    /** The record with another value in one field. */
    static <T extends Unified> T with(T record, String field, Object value) {
        return copied(record, field, value, record.notLoaded());
    }

    /** The record, saying otherwise what is not loaded. */
    static <T extends Unified> T with(T record, Set<String> notLoaded) {
        return copied(record, "", "", notLoaded);
    }

    private static <T extends Unified> T copied(T record, String changed, Object value, Set<String> notLoaded) {
        @SuppressWarnings("unchecked") // the class of a value of this type
        Shape<T> shape = Shape.of((Class<T>) record.getClass());
        @Nullable Object[] values = shape.fields().stream()
                .map(field -> field.name().equals(changed) ? value : field.in(record))
                .toArray();
        return shape.make(values, notLoaded);
    }

    @SuppressWarnings("unchecked") // a changed copy is of the same class
    private static <T extends Unified> T same(T like, Unified changed) {
        return (T) Objects.requireNonNull(like.getClass().cast(changed));
    }
}
