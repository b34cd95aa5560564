using A11.Core.Analysis;
using A11.Core.Diagnostics;

namespace A11.Core.Make.Rules;

/// <summary>Finds changes of the directory that end with their line.</summary>
public sealed class LostDirectoryChange : RecipeRule
{
    /// <inheritdoc/>
    public override CheckDescriptor Descriptor { get; } = new("AXM2004", "lost-directory-change", "Change the directory on the line that needs it", Severity.Warning, Category.Correct)
    {
        Aliases = ["unmake/WD_NOP"],
    };

    /// <inheritdoc/>
    public override void Visit(MakeRecipe recipe, RuleContext context)
    {
        var commands = recipe.Script.Parse().Commands;
        if (!commands.IsEmpty && commands.All(command => command.Name is "cd" or "pushd" or "popd") && !recipe.File.HasSpecialTarget(".ONESHELL"))
        {
            context.Report(this, commands[0].Span, $"{commands[0].Name} has no effect on the next line, as each line runs in a shell of its own. Join them: {recipe.TextAt(commands[0].Span)} && command.");
        }
    }
}
