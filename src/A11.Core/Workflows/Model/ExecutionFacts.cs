using System.Collections.Immutable;
using A11.Core.Files;
using A11.Core.Yaml.Syntax;

namespace A11.Core.Workflows.Model;

/// <summary>Whether and how workflows, jobs and steps are carried out.</summary>
public static class ExecutionFacts
{
    extension(WorkflowFile file)
    {
        /// <summary>The directory that its steps run in, from the repository's root; null where it names none.</summary>
        public string? WorkingDirectory => FindDirectory(file.Root);

        /// <summary>The environment variables that it sets to constant values.</summary>
        public ImmutableDictionary<string, string> Variables => ReadVariables(file.Root);
    }

    extension(WorkflowJob job)
    {
        /// <summary>Its name; null where it has only an ID.</summary>
        public string? Name => job.Mapping["name"]?.Text;

        /// <summary>The condition that it runs on, as it is written; null where it has none.</summary>
        public string? Condition => job.Mapping["if"]?.Text;

        /// <summary>Whether its condition is false for certain.</summary>
        public bool NeverRuns => RunCondition.IsNever(job.Mapping);

        /// <summary>Whether its condition depends on the run.</summary>
        public bool IsConditional => RunCondition.IsOpen(job.Mapping);

        /// <summary>Whether the workflow goes on where it fails.</summary>
        public bool MayFail => RunCondition.TextOf(job.Mapping["continue-on-error"]) == "true";

        /// <summary>The directory that its steps run in, from the repository's root; null where it names none.</summary>
        public string? WorkingDirectory => FindDirectory(job.Mapping);

        /// <summary>The environment variables that it sets to constant values.</summary>
        public ImmutableDictionary<string, string> Variables => ReadVariables(job.Mapping);
    }

    extension(WorkflowStep step)
    {
        /// <summary>Its name; null where it has none.</summary>
        public string? Name => step.Mapping["name"]?.Text;

        /// <summary>Its ID; null where it has none.</summary>
        public string? Identifier => step.Mapping["id"]?.Text;

        /// <summary>The condition that it runs on, as it is written; null where it has none.</summary>
        public string? Condition => step.Mapping["if"]?.Text;

        /// <summary>Whether its condition is false for certain.</summary>
        public bool NeverRuns => RunCondition.IsNever(step.Mapping);

        /// <summary>Whether its condition depends on the run.</summary>
        public bool IsConditional => RunCondition.IsOpen(step.Mapping);

        /// <summary>Whether the job goes on where it fails.</summary>
        public bool MayFail => RunCondition.TextOf(step.Mapping["continue-on-error"]) == "true";

        /// <summary>The directory that it runs in, from the repository's root; null where it names none.</summary>
        public string? WorkingDirectory => Resolve(step.Mapping["working-directory"]);

        /// <summary>The environment variables that it sets to constant values.</summary>
        public ImmutableDictionary<string, string> Variables => ReadVariables(step.Mapping);

        /// <summary>The script that it runs; null where it runs none.</summary>
        public string? Script => step.Run?.Value;

        /// <summary>The inputs that it gives an action; the value is null where it is no scalar.</summary>
        public IEnumerable<(string Name, string? Value)> Inputs => (step.With?.Entries ?? []).Where(static entry => entry.Key.Text is not null).Select(static entry => (entry.Key.Text!, entry.Value.Text));

        /// <summary>An input that it gives an action; null where it gives none of that name, or no scalar.</summary>
        public string? FindInput(string name) => step.With?[name]?.Text;
    }

    private static string? FindDirectory(YamlMapping mapping) => Resolve(mapping["defaults"]?.AsMapping?["run"]?.AsMapping?["working-directory"]);

    private static string? Resolve(YamlNode? directory) => directory?.Text is { } text ? RepositoryPath.Resolve("", text) : null;

    private static ImmutableDictionary<string, string> ReadVariables(YamlMapping mapping) =>
        ImmutableDictionary<string, string>.Empty.SetItems((mapping["env"]?.AsMapping?.Entries ?? [])
            .Where(static entry => entry.Key.Text is not null && entry.Value.Text is { } value && !value.Contains("${{", StringComparison.Ordinal))
            .Select(static entry => KeyValuePair.Create(entry.Key.Text!, entry.Value.Text!)));
}
