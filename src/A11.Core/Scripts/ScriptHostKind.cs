namespace A11.Core.Scripts;

/// <summary>Where a script stands, which decides who runs it and when.</summary>
public enum ScriptHostKind
{
    /// <summary>A file of its own.</summary>
    File,

    /// <summary>A step of a workflow or of a composite action, run on a runner.</summary>
    WorkflowStep,

    /// <summary>A step of a pipeline of another CI system.</summary>
    PipelineStep,

    /// <summary>A recipe of a makefile, or a line of one.</summary>
    Recipe,

    /// <summary>A RUN of a Dockerfile, run while an image is built.</summary>
    ImageBuild,

    /// <summary>What a container starts with or is probed by: CMD, ENTRYPOINT and HEALTHCHECK, a service's command, a pod's probe.</summary>
    ContainerCommand,

    /// <summary>A file that is mounted into a container and stands in another one: a value of a ConfigMap.</summary>
    MountedFile,

    /// <summary>A lifecycle command of a development container, run once while it is set up or at each start.</summary>
    DevContainer,
}
