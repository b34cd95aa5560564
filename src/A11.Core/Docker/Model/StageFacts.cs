using A11.Core.Containers;
using A11.Core.Docker.Syntax;
using A11.Core.Text;

namespace A11.Core.Docker.Model;

/// <summary>What others ask of Dockerfiles: what their stages build on, run, expose and check.</summary>
public static class StageFacts
{
    extension(DockerfileModel file)
    {
        /// <summary>Whether it has no syntax error, and ends with a stage that has a base image.</summary>
        public bool IsReadable => file.Syntax.Problems.IsEmpty && file.Final?.From is not null;

        /// <summary>Reads the meaning of a Dockerfile.</summary>
        public static DockerfileModel Parse(SourceText text) => DockerfileModel.Create(DockerfileParser.Parse(text));
    }

    extension(Stage stage)
    {
        /// <summary>Whether it begins with an image that is pulled, and not with another stage.</summary>
        public bool HasBaseImage => stage is { Parent: null, From: not null };

        /// <summary>Whether its instructions take files from other stages.</summary>
        public bool TakesFromStages => stage.References.Any(static reference => reference.Target is not null);

        /// <summary>What its HEALTHCHECK runs; null where it has none, or NONE.</summary>
        public string? HealthCheck => stage.Last("HEALTHCHECK") is { } check && !check.Arguments.Trim().Equals("NONE", StringComparison.OrdinalIgnoreCase) ? check.Arguments : null;

        /// <summary>Where the last instruction of a keyword stands that holds for it; null where there is none.</summary>
        public TextSpan? FindPlace(string keyword) => stage.Last(keyword)?.Keyword;

        /// <summary>Where it begins; null for a fragment without FROM.</summary>
        public TextSpan? Place => stage.From?.Keyword;

        /// <summary>Where it first takes files from another stage; null where it doesn't.</summary>
        public TextSpan? CopyPlace => stage.References.FirstOrDefault(static reference => reference.Target is not null)?.Span;

        /// <summary>The labels that it sets, inherited ones included, and where.</summary>
        public IEnumerable<PlacedText> Labels => stage.Lineage.SelectMany(static one => one.Instructions).Where(static instruction => instruction.Is("LABEL"))
            .SelectMany(static instruction => instruction.Pairs.Select(pair => new PlacedText(pair.Name, instruction.Keyword)));

        /// <summary>Where its HEALTHCHECK stands; null where it has none, or NONE.</summary>
        public TextSpan? HealthCheckSpan => stage.HealthCheck is null ? null : stage.Last("HEALTHCHECK")!.Keyword;

        /// <summary>What its own RUN instructions may do beyond a build's sandbox: their options <c>--security=insecure</c> and <c>--network=host</c> (Dockerfile reference, “RUN”).</summary>
        public IEnumerable<(TextSpan Span, string Option, string Value)> BuildPrivileges =>
            from run in stage.Instructions
            where run.Is("RUN")
            from option in new[] { (Name: "security", Value: "insecure"), (Name: "network", Value: "host") }
            where run.Flag(option.Name) == option.Value
            select (run.Keyword, option.Name, option.Value);

        /// <summary>The secrets that its own RUN instructions mount, by their IDs.</summary>
        public IEnumerable<(TextSpan Span, string Name)> BuildSecrets =>
            from run in stage.Instructions
            where run.Is("RUN")
            from mount in run.Mounts
            where mount.Type is "secret" or "ssh"
            select (run.Keyword, mount.Id ?? mount.Target ?? mount.Type);

        /// <summary>What checks the health of its containers: its last HEALTHCHECK, unless that is NONE.</summary>
        internal ContainerHealth Health => ContainerHealth.Create(stage.HealthCheckSpan, stage.Last("EXPOSE") is { Words.IsEmpty: false });

        /// <summary>The working directory at its end; null where no WORKDIR of it, or of the stages that it begins with, says one.</summary>
        public WorkingDirectory? WorkingDirectory => stage.End.Workdir is { } directory
            ? new WorkingDirectory(directory.IsConstant && !stage.End.IsWorkdirUncertain && directory.Text.StartsWith('/') ? directory.Text.Length > 1 ? directory.Text.TrimEnd('/') : directory.Text : null)
            : null;

        /// <summary>Its ENTRYPOINT; null where it has none.</summary>
        public BuildInstruction? EntryPoint => stage.Last("ENTRYPOINT") is { } entry ? BuildInstruction.Create(entry) : null;

        /// <summary>What starts its containers: ENTRYPOINT, else CMD; null where the base image says so.</summary>
        public BuildInstruction? Start => stage.EntryPoint ?? (stage.Last("CMD") is { } command ? BuildInstruction.Create(command) : null);

        /// <summary>The ports that it exposes, without the protocol; a variable without a known value as it is written.</summary>
        public IEnumerable<string> ExposedPorts => stage.Lineage.SelectMany(static one => one.Instructions)
            .Where(static instruction => instruction.Is("EXPOSE")).SelectMany(static instruction => instruction.Words).Select(word => stage.End.Expand(word).Text.Split('/')[0]);

        /// <summary>The instructions of its own.</summary>
        public IEnumerable<BuildInstruction> OwnSteps => stage.Instructions.Select(BuildInstruction.Create);

        /// <summary>The instructions in the order of the build, those of the stages that it begins with first.</summary>
        public IEnumerable<BuildInstruction> Steps => stage.Lineage.Reverse().SelectMany(static one => one.OwnSteps);
    }

    extension(RuntimeUser user)
    {
        /// <summary>Whether a USER says it, and not the base image.</summary>
        public bool IsStated => user.Source is not null;

        /// <summary>Where the USER stands that says it; null where the base image does.</summary>
        public TextSpan? SourceSpan => user.Source?.Span;
    }
}
