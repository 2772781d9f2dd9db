package io.hirelay.model;

/** Who did it. */
public enum ActorType implements Word {
    USER,
    CANDIDATE,
    SYSTEM
}
