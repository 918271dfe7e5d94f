package dev.sluice.decrypt;

import dev.sluice.model.Fault;
import dev.sluice.model.FaultKind;
import dev.sluice.yaml.Rejection;
import dev.sluice.yaml.YamlFile;
import java.util.List;

/** States what the Go parsers will not accept as faults. */
final class Rejections {
    private Rejections() {}

    static List<Fault> faults(YamlFile file) {
        return file.rejections().stream().map(Rejections::fault).toList();
    }

    private static Fault fault(Rejection rejection) {
        Fault fault = Fault.of(FaultKind.YAML_REJECTED, rejection.span(), rejection.detail())
                .hint(hint(rejection.reason()));
        return rejection
                .first()
                .map(first -> fault.related(first, "first given here"))
                .orElse(fault);
    }

    private static String hint(Rejection.Reason reason) {
        return switch (reason) {
            case SYNTAX -> "correct the YAML here; Flux reads nothing of a file that does not parse";
            case DUPLICATE_KEY -> "keep one of the two";
            case UNDEFINED_ALIAS -> "define the anchor earlier in the same document, or write the value out";
            case ALIAS_LIMIT -> "write the values out; Go's parser refuses documents made mostly of aliases";
            case DEPTH_LIMIT -> "nest less deeply";
            case SIZE_LIMIT -> "split the file";
            case ENCODING -> "save the file as UTF-8";
            case BYTE_ORDER_MARK -> "delete the invisible mark at the start of this line";
            case MERGE_KEY -> "give \"<<\" one mapping or a list of mappings, or write the entries out";
            case NON_SCALAR_KEY -> "use a plain text as key; quote it if it starts with a bracket or brace";
        };
    }
}
