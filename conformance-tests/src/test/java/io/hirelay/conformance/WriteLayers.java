package io.hirelay.conformance;

import io.hirelay.error.HirelayException;
import io.hirelay.error.UnknownOutcomeException;
import io.hirelay.operation.ActionOperation;
import io.hirelay.operation.CallContext;
import io.hirelay.spi.Plan;
import io.hirelay.spi.PreparedWrite;
import io.hirelay.spi.Reconciliation;
import io.hirelay.spi.Session;
import io.hirelay.spi.WriteHandler;
import io.hirelay.spi.Written;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Ways to make a provider's writes wrong. */
final class WriteLayers {
    private WriteLayers() {}

    /** Makes a prepared write out of the right one. */
    interface Preparing {
        <O> PreparedWrite<O> prepared(Supplier<PreparedWrite<O>> right);
    }

    /** Wraps every write, or those of one operation. */
    static Interposed.Layer preparing(@Nullable ActionOperation<?, ?> only, Preparing preparing) {
        return new Interposed.Layer() {
            @Override
            public <S extends Session, I, O> WriteHandler<S, I, O> write(
                    ActionOperation<I, O> operation, WriteHandler<S, I, O> handler) {
                return only != null && !only.id().equals(operation.id())
                        ? handler
                        : (session, input, call) -> preparing.prepared(() -> handler.prepare(session, input, call));
            }
        };
    }

    /** Changes what goes into one write. */
    static <J> Interposed.Layer input(ActionOperation<J, ?> only, UnaryOperator<J> change) {
        return new Interposed.Layer() {
            @Override
            @SuppressWarnings("unchecked") // the input of an operation has its type
            public <S extends Session, I, O> WriteHandler<S, I, O> write(
                    ActionOperation<I, O> operation, WriteHandler<S, I, O> handler) {
                return only.id().equals(operation.id())
                        ? (session, input, call) -> handler.prepare(session, (I) change.apply((J) input), call)
                        : handler;
            }
        };
    }

    /** Changes the context of every write. */
    static Interposed.Layer calling(UnaryOperator<CallContext> change) {
        return new Interposed.Layer() {
            @Override
            public <S extends Session, I, O> WriteHandler<S, I, O> write(
                    ActionOperation<I, O> operation, WriteHandler<S, I, O> handler) {
                return (session, input, call) -> handler.prepare(session, input, change.apply(call));
            }
        };
    }

    /** Looks at every input, and at how its write fails. */
    static Interposed.Layer failing(Function<Object, UnaryOperator<HirelayException>> change) {
        return new Interposed.Layer() {
            @Override
            public <S extends Session, I, O> WriteHandler<S, I, O> write(
                    ActionOperation<I, O> operation, WriteHandler<S, I, O> handler) {
                return (session, input, call) -> {
                    try {
                        return handler.prepare(session, input, call);
                    } catch (HirelayException e) {
                        throw change.apply(input).apply(e);
                    }
                };
            }
        };
    }

    /** A prepared write like another one, until a test makes it otherwise. */
    static class Like<O> implements PreparedWrite<O> {
        private final PreparedWrite<O> right;

        Like(PreparedWrite<O> right) {
            this.right = right;
        }

        @Override
        public Plan plan() {
            return right.plan();
        }

        @Override
        public String baseline() {
            return right.baseline();
        }

        @Override
        public Written<O> execute() {
            return right.execute();
        }

        @Override
        public Reconciliation<O> look(String baseline) {
            return right.look(baseline);
        }

        @Override
        public void close() {
            right.close();
        }
    }

    /** What it says about its outcome is always the same. */
    static Preparing saying(Written.Outcome outcome) {
        return new Preparing() {
            @Override
            public <O> PreparedWrite<O> prepared(Supplier<PreparedWrite<O>> right) {
                return new Like<>(right.get()) {
                    @Override
                    public Written<O> execute() {
                        return new Written<>(super.execute().value(), outcome);
                    }
                };
            }
        };
    }

    /** A lost answer ends as this failure. */
    static Preparing losingAs(Function<UnknownOutcomeException, HirelayException> failure) {
        return new Preparing() {
            @Override
            public <O> PreparedWrite<O> prepared(Supplier<PreparedWrite<O>> right) {
                return new Like<>(right.get()) {
                    @Override
                    public Written<O> execute() {
                        try {
                            return super.execute();
                        } catch (UnknownOutcomeException e) {
                            throw failure.apply(e);
                        }
                    }
                };
            }
        };
    }

    /** A lost answer is no reason to look: it is sent once more. */
    static Preparing blindly() {
        return new Preparing() {
            @Override
            public <O> PreparedWrite<O> prepared(Supplier<PreparedWrite<O>> right) {
                return new Like<>(right.get()) {
                    @Override
                    public Written<O> execute() {
                        try {
                            return super.execute();
                        } catch (UnknownOutcomeException e) {
                            return right.get().execute();
                        }
                    }
                };
            }
        };
    }

    /** Whoever looks learns nothing. */
    static Preparing blind() {
        return new Preparing() {
            @Override
            public <O> PreparedWrite<O> prepared(Supplier<PreparedWrite<O>> right) {
                return new Like<>(right.get()) {
                    @Override
                    public Reconciliation<O> look(String baseline) {
                        return Reconciliation.unclear();
                    }
                };
            }
        };
    }

    /** Whoever looks is sure that nothing was done. */
    static Preparing forgetful() {
        return new Preparing() {
            @Override
            public <O> PreparedWrite<O> prepared(Supplier<PreparedWrite<O>> right) {
                return new Like<>(right.get()) {
                    @Override
                    public Reconciliation<O> look(String baseline) {
                        return Reconciliation.missing();
                    }
                };
            }
        };
    }

    /** It is done before it is prepared. */
    static Preparing rashly() {
        return new Preparing() {
            @Override
            public <O> PreparedWrite<O> prepared(Supplier<PreparedWrite<O>> right) {
                PreparedWrite<O> write = right.get();
                Plan plan = write.plan();
                Written<O> written = write.execute();
                return new Like<>(PreparedWrite.unchanged(written.value(), plan)) {
                    @Override
                    public Written<O> execute() {
                        return written;
                    }
                };
            }
        };
    }
}
