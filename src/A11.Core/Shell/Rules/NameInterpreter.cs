using A11.Core.Analysis;
using A11.Core.Diagnostics;

namespace A11.Core.Shell.Rules;

/// <summary>A script names its interpreter.</summary>
public sealed class NameInterpreter : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2148", "name-interpreter", "A script names its interpreter", Severity.Warning, Category.Correct)
    {
        Aliases = ["shellcheck/SC2148"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptFile script, RuleContext context)
    {
        if (script.Interpreter is null && !script.HasShellDirective && !script.IsLibrary && script.Syntax.Commands.Length > 0)
        {
            context.Report(this, script.FirstLine, "No interpreter is named, so the script runs in whatever shell starts it, and bash's ways fail in sh; begin with “#!/usr/bin/env bash” or “#!/bin/sh”.");
        }
    }
}
