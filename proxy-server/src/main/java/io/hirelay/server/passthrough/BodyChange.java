package io.hirelay.server.passthrough;

import io.netty.buffer.ByteBuf;

/** What a body goes through while it streams. Confined to one event loop. */
interface BodyChange {

    /** Takes the next part of the body and gives what can be sent by now. */
    ByteBuf part(ByteBuf in);

    /** The body has come to its end; gives what is left. */
    ByteBuf end();
}
