using System.Collections.Immutable;
using A11.Core.Text;
using A11.Core.Workflows.Model;

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
        facts.AddOwner(Workflow, file.Start);
        ReadTriggers(file, facts);
        ReadSecrets(file, facts);
        ReadActions(file, facts);
        facts.AddImages(file.Jobs.SelectMany(JobImage.FindAll).Select(image => (image.Reference, image.Span)));
        foreach (var job in file.Jobs)
        {
            var owner = $"job {job.Id}";
            facts.AddOwner(owner, job.Definition.Span);
            ReadPermissions(job, file, owner, facts);
            ReadContainer(job, owner, facts);
            ReadTolerances(job, owner, facts);
            if (job.EnvironmentPlace is { } environment)
            {
                facts.AddProtection(owner, $"The environment of job {job.Id}", environment, "environment", "approv");
            }
        }
    }

    private static void ReadTriggers(WorkflowFile file, SecurityFacts facts)
    {
        foreach (var (name, span) in file.EventNames)
        {
            var isOpen = OpenEvents.Contains(name);
            facts.Add(new SecurityFact(SecurityFactKind.Trigger, Workflow, name, span, isOpen ? $"The event {name} lets people without rights in the repository start this workflow with its secrets" : $"The event {name} starts this workflow")
            {
                Weight = isOpen ? Weight.Widening : Weight.Note,
                Words = [name, .. name is "issue_comment" ? ImmutableArray.Create("comment") : name is "issues" ? ["issue"] : name is "workflow_run" ? ["after"] : []],
            });
            facts.AddOwner($"event {name}", span);
            if (file.FindFilter(name)?.BranchesPlace is { } branches)
            {
                var filterName = $"The branch filter of {name}";
                facts.Add(new SecurityFact(SecurityFactKind.Protection, $"event {name}", filterName, branches, filterName) { Words = ["branch"], Opposites = ["every", "any", "branches"] });
            }
        }
    }

    private static void ReadSecrets(WorkflowFile file, SecurityFacts facts)
    {
        foreach (var (name, span) in file.Secrets.DistinctBy(secret => secret.Value))
        {
            facts.Add(new SecurityFact(SecurityFactKind.Secret, Workflow, name, span, name == SecretReferences.All ? "A called workflow gets all secrets of the repository" : $"The workflow reads the secret {name}") { Words = SecretWords.Find(name) });
        }
    }

    private static void ReadActions(WorkflowFile file, SecurityFacts facts)
    {
        var uses = file.Steps.Where(step => step.Reference is not null).Select(step => (Reference: step.Reference!, Place: step.Action!.Value.Span, HasSecrets: step.Secrets.Any()))
            .Concat(file.Jobs.Where(job => job.Call is not null).Select(job => (Reference: UsesReference.Parse(job.Call!.Value.Value), Place: job.Call!.Value.Span, HasSecrets: job.Secrets.Any())))
            .Where(use => use.Reference is { IsLocal: false, IsImage: false });
        foreach (var same in uses.GroupBy(use => use.Reference.Repository, StringComparer.OrdinalIgnoreCase))
        {
            var (reference, place, _) = same.First();
            facts.AddOwner($"action {same.Key}", place);
            if (Publisher.Find(reference) is { } publisher)
            {
                facts.Add(publisher.ToFact(reference.Text, place) is var fact && same.Any(use => use.HasSecrets)
                    ? fact with { Description = $"{fact.Description}, and is given a secret", Weight = Weight.Always }
                    : fact);
            }

            if (same.All(use => use.Reference.IsCommit))
            {
                facts.AddProtection($"action {same.Key}", $"The commit of the action {same.Key}", place, "commit", "pin", "unpin", "sha");
            }
        }

        WorkflowStep[] checkouts = [.. file.Steps.Where(step => step.Reference?.Repository == "actions/checkout")];
        if (checkouts.Length > 0)
        {
            facts.AddOwner("checkout", checkouts[0].Action!.Value.Span);
            if (Array.TrueForAll(checkouts, step => step.FindInput("persist-credentials") == "false"))
            {
                facts.AddProtection("checkout", "“persist-credentials: false” of the checkout", checkouts[0].Action!.Value.Span, "credential", "push", "commit", "tag");
            }
        }
    }

    private static void ReadPermissions(WorkflowJob job, WorkflowFile file, string owner, SecurityFacts facts)
    {
        var permissions = job.Permissions ?? file.Permissions;
        if (permissions is null)
        {
            Add("default", job.Definition.Span, "gets whatever permissions the repository's default gives", []);
        }
        else if (permissions.WritesAll)
        {
            Add(WriteAll, permissions.Span, "gets all permissions", []);
        }

        foreach (var (scope, span) in permissions?.WrittenScopes ?? [])
        {
            Add($"{scope}: write", span, $"gets the permission {scope}: write", ScopeWords.GetValueOrDefault(scope, []));
        }

        void Add(string name, TextSpan span, string what, string[] words) =>
            facts.Add(new SecurityFact(SecurityFactKind.Permission, owner, name, span, $"Job {job.Id} {what}") { Words = ["permission", .. words] });
    }

    private static void ReadContainer(WorkflowJob job, string owner, SecurityFacts facts)
    {
        foreach (var isolation in JobContainer.FindAll(job).Select(container => container.Isolation))
        {
            if (isolation.Privileged is { } privileged)
            {
                Add("privileged", privileged, "runs a privileged container", "privileged");
            }

            foreach (var (name, span) in isolation.HostNamespaces)
            {
                Add($"--{name}=host", span, $"shares a namespace of the runner (--{name} host)", "host");
            }

            foreach (var socket in isolation.EngineSockets)
            {
                Add("socket", socket.Span, "mounts the container engine's socket", "socket", "sock");
            }
        }

        void Add(string name, TextSpan span, string what, params ReadOnlySpan<string> words) =>
            facts.Add(new SecurityFact(SecurityFactKind.Privilege, owner, name, span, $"Job {job.Id} {what}") { Words = [.. words] });
    }

    private static void ReadTolerances(WorkflowJob job, string owner, SecurityFacts facts)
    {
        foreach (var (place, what) in job.Steps.Select(step => (step.TolerancePlace, step.Label)).Prepend((job.TolerancePlace, "the job itself")))
        {
            if (place is { } span)
            {
                facts.Add(new SecurityFact(SecurityFactKind.Tolerance, owner, what, span, $"A failure of {what} in job {job.Id} no longer fails the workflow") { Words = ["continue", "toler", "fail", "optional", "experimental"] });
            }
        }
    }
}
