using A11.Core.Diagnostics;
using A11.Core.Shell.Syntax;

namespace A11.Core.Shell.Rules;

/// <summary>A call of a function above its definition.</summary>
public sealed class CallBeforeDefinition : ShellRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXS2218", "call-before-definition", "Define functions before calling them", Severity.Error, Category.Correct)
    {
        Aliases = ["shellcheck/SC2218"],
    };

    /// <inheritdoc/>
    public override void Visit(ScriptContext script)
    {
        foreach (var item in script.Script.Root.Items)
        {
            if (item.Statement is FunctionDefinition function && script.Functions[function.Name] == function)
            {
                Check(function, script);
            }
        }
    }

    private void Check(FunctionDefinition function, ScriptContext script)
    {
        foreach (var call in script.FunctionUses.CallsOf(function.Name))
        {
            if (call.Span.Start < function.Span.Start && call.Node.Words.Length == call.Words.Length
                && !script.FunctionUses.IsInFunction(call.Span.Start) && !script.FunctionUses.IsStandIn(function) && !KnownCommands.IsOfShell(function.Name) && !KnownCommands.IsCommon(function.Name) && !MayBeDefined(call, script))
            {
                script.Report(Descriptor, call.Words[0].Span, $"The function {function.Name} is called before it is defined, so the shell does not find it. Move the definition above this call.");
            }
        }
    }

    /// <summary>Another file, or text that is evaluated, may have defined it before.</summary>
    private static bool MayBeDefined(ShellCommand call, ScriptContext script)
    {
        foreach (var command in script.Script.Commands)
        {
            if (command.Span.Start < call.Span.Start && (script.SourcesFile(command) || command.Name is "eval" or "alias"))
            {
                return true;
            }
        }

        return false;
    }
}
