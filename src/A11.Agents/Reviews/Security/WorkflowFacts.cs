using System.Collections.Immutable;
using A11.Core.Containers;
using A11.Core.Text;
using A11.Core.Workflows.Model;
using A11.Core.Yaml.Syntax;

namespace A11.Agents.Reviews.Security;

/// <summary>Reads workflows and actions.</summary>
internal static class WorkflowFacts
{
    /// <summary>All permissions at once.</summary>
    public const string WriteAll = "write-all";

    private const string Workflow = "workflow";

    /// <summary>Events that people without rights in the repository start, with the repository's secrets (GitHub's documentation, “Events that trigger workflows”).</summary>
    private static readonly string[] OpenEvents =
        ["pull_request_target", "workflow_run", "issue_comment", "issues", "discussion", "discussion_comment", "fork", "watch", "pull_request_review", "pull_request_review_comment", "gollum"];

    /// <summary>The words by which a task asks for the permission of a scope.</summary>
    private static readonly Dictionary<string, string[]> ScopeWords = new(StringComparer.Ordinal)
    {
        ["contents"] = ["content", "release", "tag", "commit", "push", "changelog"],
        ["packages"] = ["package", "image", "registry", "publish", "ghcr", "container"],
        ["id-token"] = ["oidc", "provenance", "attest", "sign", "deploy", "cloud", "trusted", "publish"],
        ["attestations"] = ["attest", "provenance"],
        ["pull-requests"] = ["comment", "review", "label", "pull"],
        ["issues"] = ["issue", "comment", "label"],
        ["pages"] = ["pages", "site", "documentation", "docs"],
        ["security-events"] = ["sarif", "scan", "codeql", "security"],
        ["deployments"] = ["deploy"],
        ["checks"] = ["check", "report", "annotat"],
        ["statuses"] = ["status", "report"],
        ["actions"] = ["workflow", "cancel", "rerun", "cache"],
    };

    public static void Read(WorkflowFile file, SecurityFacts facts)
    {
        facts.AddOwner(Workflow, file.Root.Entries.IsEmpty ? default : file.Root.Entries[0].Key.Span);
        ReadTriggers(file, facts);
        ReadSecrets(file, facts);
        ReadActions(file, facts);
        facts.AddImages(file.Jobs.SelectMany(JobImage.FindAll).Select(image => (image.Reference, image.Value.Span)));
        foreach (var job in file.Jobs)
        {
            var owner = $"job {job.Id}";
            facts.AddOwner(owner, job.Key.Span);
            ReadPermissions(job, file, owner, facts);
            ReadContainer(job, owner, facts);
            ReadTolerances(job, owner, facts);
            if (job.Mapping.Find("environment") is { } environment)
            {
                facts.AddProtection(owner, $"The environment of job {job.Id}", environment.Key.Span, "environment", "approv");
            }
        }
    }

    private static void ReadTriggers(WorkflowFile file, SecurityFacts facts)
    {
        foreach (var name in file.Events.Where(name => name.Text is { Length: > 0 }))
        {
            var isOpen = OpenEvents.Contains(name.Text);
            facts.Add(new SecurityFact(SecurityFactKind.Trigger, Workflow, name.Text!, name.Span, isOpen ? $"The event {name.Text} lets people without rights in the repository start this workflow with its secrets" : $"The event {name.Text} starts this workflow")
            {
                Weight = isOpen ? Weight.Widening : Weight.Note,
                Words = [name.Text!, .. name.Text is "issue_comment" ? ImmutableArray.Create("comment") : name.Text is "issues" ? ["issue"] : name.Text is "workflow_run" ? ["after"] : []],
            });
            facts.AddOwner($"event {name.Text}", name.Span);
            if (file.Root["on"]?.AsMapping?[name.Text!]?.AsMapping is { } filter && (filter.Find("branches") ?? filter.Find("branches-ignore")) is { } branches)
            {
                var filterName = $"The branch filter of {name.Text}";
                facts.Add(new SecurityFact(SecurityFactKind.Protection, $"event {name.Text}", filterName, branches.Key.Span, filterName) { Words = ["branch"], Opposites = ["every", "any", "branches"] });
            }
        }
    }

    private static void ReadSecrets(WorkflowFile file, SecurityFacts facts)
    {
        foreach (var (name, scalar) in SecretReferences.Find(file.Root).DistinctBy(reference => reference.Name))
        {
            facts.Add(new SecurityFact(SecurityFactKind.Secret, Workflow, name, scalar.Span, name == SecretReferences.All ? "A called workflow gets all secrets of the repository" : $"The workflow reads the secret {name}") { Words = SecretWords.Find(name) });
        }
    }

    private static void ReadActions(WorkflowFile file, SecurityFacts facts)
    {
        var uses = file.Steps.Where(step => step.Reference is not null).Select(step => (Reference: step.Reference!, Scalar: step.Uses!, step.Mapping))
            .Concat(file.Jobs.Where(job => job.Uses is not null).Select(job => (Reference: UsesReference.Parse(job.Uses!.Value), Scalar: job.Uses!, job.Mapping)))
            .Where(use => use.Reference is { IsLocal: false, IsImage: false });
        foreach (var same in uses.GroupBy(use => use.Reference.Repository, StringComparer.OrdinalIgnoreCase))
        {
            var (reference, scalar, _) = same.First();
            facts.AddOwner($"action {same.Key}", scalar.Span);
            if (Publisher.Find(reference) is { } publisher)
            {
                var getsSecret = same.Any(use => SecretReferences.Find(use.Mapping).Any());
                facts.Add(publisher.ToFact(reference.Text, scalar.Span) is var fact && getsSecret
                    ? fact with { Description = $"{fact.Description}, and is given a secret", Weight = Weight.Always }
                    : fact);
            }

            if (same.All(use => use.Reference.IsCommit))
            {
                facts.AddProtection($"action {same.Key}", $"The commit of the action {same.Key}", scalar.Span, "commit", "pin", "unpin", "sha");
            }
        }

        WorkflowStep[] checkouts = [.. file.Steps.Where(step => step.Reference?.Repository == "actions/checkout")];
        if (checkouts.Length > 0)
        {
            facts.AddOwner("checkout", checkouts[0].Uses!.Span);
            if (Array.TrueForAll(checkouts, step => step.With?["persist-credentials"]?.AsScalar?.Value == "false"))
            {
                facts.AddProtection("checkout", "“persist-credentials: false” of the checkout", checkouts[0].Uses!.Span, "credential", "push", "commit", "tag");
            }
        }
    }

    private static void ReadPermissions(WorkflowJob job, WorkflowFile file, string owner, SecurityFacts facts)
    {
        var permissions = job.Mapping.Find("permissions") ?? file.Root.Find("permissions");
        if (permissions is null)
        {
            Add("default", job.Key.Span, "gets whatever permissions the repository's default gives", []);
        }
        else if (permissions.Value.Text == WriteAll)
        {
            Add(WriteAll, permissions.Value.Span, "gets all permissions", []);
        }

        foreach (var entry in (permissions?.Value.AsMapping?.Entries ?? []).Where(entry => entry.Value.Text == "write"))
        {
            Add($"{entry.Name}: write", entry.Span, $"gets the permission {entry.Name}: write", ScopeWords.GetValueOrDefault(entry.Name, []));
        }

        void Add(string name, TextSpan span, string what, string[] words) =>
            facts.Add(new SecurityFact(SecurityFactKind.Permission, owner, name, span, $"Job {job.Id} {what}") { Words = ["permission", .. words] });
    }

    private static void ReadContainer(WorkflowJob job, string owner, SecurityFacts facts)
    {
        IEnumerable<YamlMapping?> containers = [job.Mapping["container"]?.AsMapping, .. (job.Mapping["services"]?.AsMapping?.Entries ?? []).Select(service => service.Value.AsMapping)];
        foreach (var container in containers.OfType<YamlMapping>())
        {
            var words = container["options"]?.Text?.Split([' ', '=', '\n'], StringSplitOptions.RemoveEmptyEntries) ?? [];
            if (words.Contains("--privileged"))
            {
                Add("privileged", container["options"]!.Span, "runs a privileged container", "privileged");
            }

            foreach (var i in Enumerable.Range(0, words.Length).Where(i => i + 1 < words.Length && words[i + 1] == "host" && words[i].StartsWith("--", StringComparison.Ordinal)))
            {
                Add($"{words[i]}=host", container["options"]!.Span, $"shares a namespace of the runner ({words[i]} host)", "host");
            }

            foreach (var volume in (container["volumes"]?.AsSequence?.Items ?? []).Where(item => EngineSocket.Is(item.Text?.Split(':')[0] ?? "")))
            {
                Add("socket", volume.Span, "mounts the container engine's socket", "socket", "sock");
            }
        }

        void Add(string name, TextSpan span, string what, params ReadOnlySpan<string> words) =>
            facts.Add(new SecurityFact(SecurityFactKind.Privilege, owner, name, span, $"Job {job.Id} {what}") { Words = [.. words] });
    }

    private static void ReadTolerances(WorkflowJob job, string owner, SecurityFacts facts)
    {
        foreach (var (mapping, what) in job.Steps.Select(step => (step.Mapping, LabelOf(step))).Prepend((job.Mapping, "the job itself")))
        {
            if (mapping.Find("continue-on-error") is { Value: YamlScalar { AsBoolean: true } } entry)
            {
                facts.Add(new SecurityFact(SecurityFactKind.Tolerance, owner, what, entry.Span, $"A failure of {what} in job {job.Id} no longer fails the workflow") { Words = ["continue", "toler", "fail", "optional", "experimental"] });
            }
        }
    }

    private static string LabelOf(WorkflowStep step) => step.Mapping["name"]?.Text ?? step.Mapping["id"]?.Text ?? step.Reference?.Repository ?? step.Run?.Value.Split('\n')[0] ?? "a step";
}
