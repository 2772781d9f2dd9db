package io.hirelay.model;

/** Who may see it: everybody on the hiring team, a part of it, or administrators alone. */
public enum Visibility implements Word {
    PUBLIC,
    PRIVATE,
    ADMIN_ONLY
}
