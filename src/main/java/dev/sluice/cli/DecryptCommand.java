package dev.sluice.cli;

import dev.sluice.decrypt.Decrypted;
import dev.sluice.decrypt.key.Keyring;
import java.util.List;

/** Shows one SOPS file in the clear. */
final class DecryptCommand implements Command {
    @Override
    public String name() {
        return "decrypt";
    }

    @Override
    public String summary() {
        return "show a SOPS file in the clear, once its MAC was checked";
    }

    @Override
    public String operands() {
        return "FILE";
    }

    @Override
    public List<Option> options() {
        return List.of(SopsOperand.IN_PLACE, KeyOptions.KEY, SopsOperand.INPUT, SopsOperand.OUTPUT);
    }

    @Override
    public int run(Arguments arguments, Console console) {
        SopsOperand.Chosen chosen = SopsOperand.read(arguments, console);
        if (chosen instanceof SopsOperand.Wrong wrong) {
            return Usage.refuse(console, name(), wrong.reason());
        }
        SopsOperand operand = ((SopsOperand.Fine) chosen).operand();
        Keyring keyring = Keyring.of(KeyOptions.files(arguments, console), KeyOptions.passphrase(console));
        Decrypted decrypted = Decrypted.of(operand.file(), operand.input(), operand.output(), keyring);
        if (!decrypted.faults().isEmpty()) {
            decrypted.faults().forEach(fault -> console.err().println(SopsOperand.said(fault)));
            return Exit.FINDINGS;
        }
        operand.write(decrypted.reveal(), arguments, console);
        return Exit.CLEAN;
    }
}
