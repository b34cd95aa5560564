using A11.Core.Diagnostics;
using A11.Core.Scripts;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary><c>local</c> is used where no function is around it.</summary>
public sealed class LocalOutsideFunction() : ShellCommandRule("local")
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2168", "local-outside-function", "Use local only in functions", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2168"],
    };

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, ScriptContext script)
    {
        if (!IsInFunction(script) && !script.Functions.ContainsKey("local") && script.Host is ScriptHostKind.File)
        {
            script.Report(Descriptor, command.Words[0].Span, "local fails outside of functions, and the variable is not set. Remove local.", severity: IsProgram(script) ? null : Severity.Warning);
        }
    }

    /// <summary>Whether a script is surely run, and not sourced within a function as plug-ins of a framework are: it exits, or sets options for itself.</summary>
    private static bool IsProgram(ScriptContext script) => script.StopsAtErrors || script.Script.Commands.Any(static command => command.Name == "exit");

    /// <summary>Whether a function is around it, or <c>${ …; }</c>, which bash runs as one.</summary>
    private static bool IsInFunction(ScriptContext script) =>
        script.Ancestors.Any(static node => node is FunctionDefinition or CommandSubstitution { Form: SubstitutionForm.Braces });
}
