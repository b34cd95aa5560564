using A11.Core.Analysis;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make;

/// <summary>A rule for recipes of makefiles; the context's places are those of the recipe's script.</summary>
public abstract class RecipeRule : Rule
{
    /// <summary>Looks at a script.</summary>
    public virtual void Visit(MakeRecipe recipe, RuleContext context)
    {
    }

    /// <summary>Looks at a command.</summary>
    public virtual void Visit(ShellCommand command, MakeRecipe recipe, RuleContext context)
    {
    }
}
