package io.hirelay.budget;

/** Watches what becomes of calls before they are sent. Told on the thread that did it, without any lock; must be quick. */
@FunctionalInterface
public interface BudgetObserver {
    BudgetObserver NONE = event -> {};

    void observed(BudgetEvent event);
}
