/** The clauses of the contract, and the table of the tests that prove them. */
package io.quarkiverse.sluice.contract;
