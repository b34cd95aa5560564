using System.Collections.Immutable;
using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Looks at how the shell of the recipes is started.</summary>
public sealed class ShellFlags : MakefileRule
{
    private static readonly CheckDescriptor OneShell = new("AXM2008", "oneshell-without-errexit", "Recipes under .ONESHELL should stop at errors", Severity.Warning, Category.FailFast);

    private static readonly CheckDescriptor Lax = new("AXM2010", "lax-shell-flags", "Recipes should stop at errors in pipes", Severity.Info, Category.FailFast)
    {
        OptIn = true,
    };

    /// <inheritdoc/>
    public override CheckDescriptor Descriptor => OneShell;

    /// <inheritdoc/>
    public override ImmutableArray<CheckDescriptor> Descriptors { get; } = [OneShell, Lax];

    /// <inheritdoc/>
    public override void Visit(Makefile file, RuleContext context)
    {
        if (file.HasInclude || MakefileNames.IsPart(context.File.Path) || RecipeScripts.In(context.File).Recipes is not { IsEmpty: false } recipes)
        {
            return;
        }

        var shell = recipes[0].Script.Host.Shell!;
        if (file.Rules.FirstOrDefault(rule => rule.IsFor(".ONESHELL")) is { } marker)
        {
            if (!shell.StopsAtErrors && recipes.Any(recipe => recipe.Lines.Length > 1 && !StopsByItself(recipe)))
            {
                context.Report(OneShell, marker.Targets[0].Span, "With .ONESHELL, a recipe goes on after a command that fails. Add “.SHELLFLAGS := -ec”.");
            }
        }
        else if (!shell.StopsAtFailingPipes && recipes.FirstOrDefault(HasPipe) is { } piped)
        {
            context.Report(Lax, piped.Lines[0].Span, "A command before the last of a pipe may fail unnoticed. Set “SHELL := bash” and “.SHELLFLAGS := -eu -o pipefail -c”.");
        }
    }

    private static bool StopsByItself(MakeRecipe recipe) => recipe.Script.Parse().Commands.FirstOrDefault() is { Name: "set" } first && first.Arguments.Any(word => word.Value is ['-', not '-', ..] && word.Value.Contains('e', StringComparison.Ordinal));

    private static bool HasPipe(MakeRecipe recipe) => recipe.Script.Parse().Commands.Any(command => command.Next == ShellOperator.Pipe);
}
