using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>A script that is a file names no interpreter. The host of every other script names its shell.</summary>
public sealed class MissingShebang : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2148", "missing-shebang", "Scripts should start with a shebang", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2148"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        if (!script.NamesShell && !script.IsLibrary && Shebangs.FindShebang(script) is null && script.Script.Commands is [var first, ..])
        {
            script.Report(this, script.RestOfLine(first.Span.Start), "The script has no shebang, so it runs in whatever shell starts it. Add “#!/usr/bin/env bash” or “#!/bin/sh” as the first line.");
        }
    }
}
