namespace A11.Core.Shell;

/// <summary>Where a script stands, which decides who runs it and how.</summary>
public enum ShellHost
{
    /// <summary>A file of its own.</summary>
    File,

    /// <summary>A step of a workflow, run by <c>bash -e</c>.</summary>
    WorkflowStep,

    /// <summary>A line of a makefile's recipe, run by a shell of its own.</summary>
    Recipe,

    /// <summary>A RUN of a Dockerfile.</summary>
    ImageBuild,
}
