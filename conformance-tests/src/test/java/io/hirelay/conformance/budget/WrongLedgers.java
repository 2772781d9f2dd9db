package io.hirelay.conformance.budget;

import io.hirelay.budget.BudgetReport;
import io.hirelay.budget.BudgetSpec;
import io.hirelay.budget.BudgetState;
import io.hirelay.budget.Claim;
import io.hirelay.budget.Ledger;
import io.hirelay.budget.Ledgers;
import io.hirelay.budget.Shares;
import io.hirelay.budget.Slot;
import io.hirelay.conformance.VirtualTime;
import io.hirelay.operation.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/** Ledgers that each get one thing wrong; run by {@link LedgerContractTest} alone. */
final class WrongLedgers {
    private WrongLedgers() {}

    /** A right one, to be spoilt. */
    private static class Right implements Ledger {
        final Ledger right;

        Right(Ledger right) {
            this.right = right;
        }

        @Override
        public CompletionStage<Claim> claim(Map<Lane, Integer> wanted) {
            return right.claim(wanted);
        }

        @Override
        public void answered(Slot slot, BudgetReport report) {
            right.answered(slot, report);
        }

        @Override
        public void unused(Slot slot) {
            right.unused(slot);
        }

        @Override
        public void throttled(Duration pause) {
            right.throttled(pause);
        }

        @Override
        public BudgetState state() {
            return right.state();
        }

        @Override
        public Duration opensIn(int before) {
            return right.opensIn(before);
        }
    }

    abstract static class Wrong extends LedgerContract {
        final VirtualTime time = new VirtualTime(Instant.parse("2026-03-01T12:00:00Z"));

        @Override
        protected Ledger ledger(BudgetSpec spec) {
            return wrong(right(spec));
        }

        Ledger right(BudgetSpec spec) {
            return Ledgers.inMemory(time).of("contract", spec, Shares.DEFAULT);
        }

        abstract Ledger wrong(Ledger right);

        @Override
        protected void pass(Duration time) {
            this.time.pass(time);
        }
    }

    static class AllowsOneTooMany extends Wrong {
        @Override
        protected Ledger ledger(BudgetSpec spec) {
            return right(new BudgetSpec(spec.calls() + 1, spec.window()));
        }

        @Override
        Ledger wrong(Ledger right) {
            return right;
        }
    }

    static class FreesTooSoon extends Wrong {
        @Override
        protected Ledger ledger(BudgetSpec spec) {
            return right(new BudgetSpec(spec.calls(), spec.window().dividedBy(2)));
        }

        @Override
        Ledger wrong(Ledger right) {
            return right;
        }
    }

    static class FreesAtTheAnswer extends Wrong {
        @Override
        Ledger wrong(Ledger right) {
            return new Right(right) {
                @Override
                public void answered(Slot slot, BudgetReport report) {
                    right.unused(slot);
                }
            };
        }
    }

    static class KeepsWhatWasNotUsed extends Wrong {
        @Override
        Ledger wrong(Ledger right) {
            return new Right(right) {
                @Override
                public void unused(Slot slot) {
                    right.answered(slot, BudgetReport.NONE);
                }
            };
        }
    }

    static class KnowsNoLanes extends Wrong {
        @Override
        protected Ledger ledger(BudgetSpec spec) {
            return Ledgers.inMemory(time).of("contract", spec, new Shares(100, 0, 0, 0));
        }

        @Override
        Ledger wrong(Ledger right) {
            return right;
        }
    }

    static class DoesNotReadHeaders extends Wrong {
        @Override
        Ledger wrong(Ledger right) {
            return new Right(right) {
                @Override
                public void answered(Slot slot, BudgetReport report) {
                    right.answered(slot, BudgetReport.NONE);
                }
            };
        }
    }

    static class DoesNotSeeOthers extends Wrong {
        @Override
        Ledger wrong(Ledger right) {
            return new Right(right) {
                @Override
                public void answered(Slot slot, BudgetReport report) {
                    right.answered(slot, new BudgetReport(report.limit(), OptionalInt.empty(), report.resetIn()));
                }
            };
        }
    }

    static class DoesNotPause extends Wrong {
        @Override
        Ledger wrong(Ledger right) {
            return new Right(right) {
                @Override
                public void throttled(Duration pause) {
                    // goes on
                }
            };
        }
    }

    static class AsksAgainAtOnce extends Wrong {
        @Override
        Ledger wrong(Ledger right) {
            return new Right(right) {
                @Override
                public CompletionStage<Claim> claim(Map<Lane, Integer> wanted) {
                    return right.claim(wanted).thenApply(claim -> new Claim(claim.slots(), Duration.ZERO));
                }
            };
        }
    }

    static class TellsNoState extends Wrong {
        @Override
        Ledger wrong(Ledger right) {
            return new Right(right) {
                @Override
                public BudgetState state() {
                    return new BudgetState(10, 10, Duration.ZERO);
                }
            };
        }
    }
}
