package io.hirelay.server.passthrough;

import io.netty.buffer.ByteBuf;

/** What a body goes through while it streams. Confined to one event loop. */
interface BodyChange {

    /**
     * Takes the next part of the body and gives what can be sent by now.
     *
     * @param in belongs to the change from now on
     * @return belongs to the caller; may be empty
     * @throws io.hirelay.error.ProtocolException when the body is not what its headers say, so that it cannot be changed
     */
    ByteBuf part(ByteBuf in);

    /** The body has come to its end; gives what is left. */
    ByteBuf end();

    /** Nobody wants the rest any more. After {@link #end} there is nothing left to be done, and twice is harmless. */
    void close();
}
