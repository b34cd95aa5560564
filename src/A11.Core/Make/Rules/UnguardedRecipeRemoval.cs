using A11.Core.Analysis;
using A11.Core.Diagnostics;
using A11.Core.Make.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make.Rules;

/// <summary>Finds rm -r that removes everything where a variable is empty.</summary>
public sealed class UnguardedRecipeRemoval : RecipeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM2007", "unguarded-recipe-removal", "Guard recursive removal against empty variables", Severity.Warning, Category.Secure);

    /// <inheritdoc/>
    public override void Visit(ShellCommand command, MakeRecipe recipe, RuleContext context)
    {
        if (command.Name != "rm" || !command.Arguments.Any(word => word.Value is "--recursive" || (word.Value is ['-', not '-', ..] && word.Value.AsSpan().ContainsAny('r', 'R'))))
        {
            return;
        }

        foreach (var word in command.Arguments)
        {
            var text = recipe.TextAt(word.Span).Replace("\"", "", StringComparison.Ordinal);
            if (EmptyPrefix(text, recipe.File) is { } name && text.Length > name.Length + "$()".Length && text[(name.Length + "$()".Length)..] is "/" or "/*" or "/." or "/.*")
            {
                context.Report(this, word.Span, $"If {name} is empty, this removes /. Set {name} in the makefile, or stop without it: $(if $({name}),,$(error {name} is not set)).");
            }
        }
    }

    /// <summary>The variable that a path begins with, where the file doesn't set it, or sets it to nothing.</summary>
    private static string? EmptyPrefix(string text, Makefile file)
    {
        if (text is not ['$', '(' or '{', ..])
        {
            return null;
        }

        var reference = MakeReference.Read(text, 0);
        var isSet = file.Assignments.Any(assignment => assignment.Name.Text == reference.Name && assignment.Value.Length > 0);
        return reference.Function is null && MakeVariableNames.IsPlain(reference.Name) && !MakeVariableNames.IsKnown(reference.Name) && !isSet && !file.HasInclude ? reference.Name : null;
    }
}
