using System.Collections.Immutable;
using A11.Core.Budgets;
using A11.Core.Docker.Syntax;

namespace A11.Core.Docker.Model;

/// <summary>What a Dockerfile means: its stages and how they build on each other.</summary>
public sealed class DockerfileModel
{
    private ImmutableArray<DockerRun> _runs;
    private Dictionary<Instruction, DockerRun>? _runByInstruction;

    internal DockerfileModel(Dockerfile syntax, ImmutableArray<Instruction> preamble, DockerVariables globals, ImmutableArray<Stage> stages)
    {
        Syntax = syntax;
        Preamble = preamble;
        GlobalArguments = globals;
        Stages = stages;
    }

    /// <summary>The syntax.</summary>
    public Dockerfile Syntax { get; }

    /// <summary>The instructions before the first FROM: global ARGs.</summary>
    public ImmutableArray<Instruction> Preamble { get; }

    /// <summary>The ARGs before the first FROM, with their defaults, and the platform's arguments.</summary>
    public DockerVariables GlobalArguments { get; }

    /// <summary>The stages in order; a file without FROM is one stage without an image.</summary>
    public ImmutableArray<Stage> Stages { get; }

    /// <summary>The stage that a build ends with; null where the file has no instruction.</summary>
    public Stage? Final => Stages.IsEmpty ? null : Stages[^1];

    /// <summary>The RUNs whose scripts are for a POSIX shell, in the order of the file, those that ONBUILD holds back included.</summary>
    public ImmutableArray<DockerRun> Runs => _runs.IsDefault ? _runs = DockerRuns.Find(this) : _runs;

    /// <summary>What a RUN runs; null where that is not for a POSIX shell.</summary>
    public DockerRun? FindRun(Instruction instruction)
    {
        StepBudget.Take();
        return (_runByInstruction ??= Runs.ToDictionary(static run => run.Run)).GetValueOrDefault(instruction);
    }

    /// <summary>Reads the meaning of a Dockerfile.</summary>
    public static DockerfileModel Create(Dockerfile syntax) => new DockerfileModelBuilder(syntax).Build();
}
