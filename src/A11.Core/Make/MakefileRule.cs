using A11.Core.Analysis;
using A11.Core.Make.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Make;

/// <summary>A rule for makefiles: it overrides the visit of the smallest thing that it looks at.</summary>
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

    /// <summary>Looks at a script of a recipe; the context's places are those of the script.</summary>
    public virtual void Visit(MakeRecipe recipe, RuleContext context)
    {
    }

    /// <summary>Looks at a command of a recipe; the context's places are those of the recipe's script.</summary>
    public virtual void Visit(ShellCommand command, MakeRecipe recipe, RuleContext context)
    {
    }
}
