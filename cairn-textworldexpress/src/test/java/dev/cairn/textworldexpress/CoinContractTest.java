package dev.cairn.textworldexpress;

/** The contract on the game whose path is Cairn's own. */
class CoinContractTest extends CookingWorldContractTest {
    @Override
    protected String task() {
        return "coin";
    }
}
