using A11.Core.Analysis;
using A11.Core.Docker.Model;
using A11.Core.Docker.Syntax;
using A11.Core.Shell.Syntax;

namespace A11.Core.Docker;

/// <summary>A rule for Dockerfiles: it overrides the visit of the smallest thing that it looks at.</summary>
public abstract class DockerRule : Rule
{
    /// <summary>Whether it can only tell what is missing from a file that can be read to its end: behind a syntax error may stand what it misses.</summary>
    internal virtual bool NeedsWholeFile => false;

    /// <summary>Looks at the file as a whole.</summary>
    public virtual void Visit(DockerfileModel file, RuleContext context)
    {
    }

    /// <summary>Looks at a stage.</summary>
    public virtual void Visit(Stage stage, DockerfileModel file, RuleContext context)
    {
    }

    /// <summary>Looks at an instruction; what ONBUILD holds back is visited like any other.</summary>
    public virtual void Visit(Instruction instruction, Stage stage, RuleContext context)
    {
    }

    /// <summary>Looks at what a RUN runs, where that is for a POSIX shell; the context's places are the file's, and <see cref="DockerRun.Map"/> leads to them.</summary>
    public virtual void Visit(DockerRun run, RuleContext context)
    {
    }

    /// <summary>Looks at a command of a RUN; the context's places are those of the script.</summary>
    public virtual void Visit(ShellCommand command, ShellScript script, Instruction run, RuleContext context)
    {
    }
}
