using A11.Core.Analysis;
using A11.Core.Make.Syntax;

namespace A11.Core.Make;

/// <summary>A rule for makefiles: it overrides the visit of the smallest thing that it looks at. Recipes are <see cref="RecipeRule"/>'s.</summary>
public abstract class MakefileRule : Rule
{
    /// <summary>Looks at a file as a whole.</summary>
    public virtual void Visit(Makefile file, RuleContext context)
    {
    }

    /// <summary>Looks at a rule.</summary>
    public virtual void Visit(MakeRule rule, Makefile file, RuleContext context)
    {
    }

    /// <summary>Looks at an assignment.</summary>
    public virtual void Visit(MakeAssignment assignment, Makefile file, RuleContext context)
    {
    }
}
