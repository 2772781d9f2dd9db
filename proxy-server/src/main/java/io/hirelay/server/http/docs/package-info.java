/**
 * What the server says about itself, all of it made from the catalogue, the registered providers and the endpoints:
 * capabilities, meta answers, OpenAPI, the readable page and the coverage table.
 */
@NullMarked
package io.hirelay.server.http.docs;

import org.jspecify.annotations.NullMarked;
