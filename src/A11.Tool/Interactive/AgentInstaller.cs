using System.Collections.Immutable;
using A11.Tool.Initialization;

namespace A11.Tool.Interactive;

/// <summary>Adds what is ours to files of agents' configuration, or takes it out. All files are read before any is written, so that a malformed one leaves all as they are.</summary>
/// <param name="root">Absolute path of the repository's root.</param>
/// <param name="output">Told what is written.</param>
internal sealed class AgentInstaller(string root, TextWriter output)
{
    /// <summary>Adds.</summary>
    /// <param name="files">The files.</param>
    /// <returns>The paths of those that were written, from the root.</returns>
    /// <exception cref="UsageException">A file is malformed; nothing was written.</exception>
    public ImmutableArray<string> Add(IEnumerable<OwnedFile> files)
    {
        var plans = files.Select(owned => (File: owned.Read(root), Owned: owned)).Select(found => (found.File, Plan: found.Owned.Add(found.File))).ToArray();
        foreach (var (file, plan) in plans)
        {
            var isWritten = file.IsNew || plan.Text != file.Text;
            if (isWritten)
            {
                file.Write(plan.Text!);
            }

            Tell(file.IsNew ? "created" : isWritten ? "extended" : "kept", file, isWritten || !plan.Remarks.IsEmpty ? plan.Remarks : ["It holds what it needs."]);
        }

        return [.. plans.Where(planned => planned.File.IsNew || planned.Plan.Text != planned.File.Text).Select(planned => planned.File.Path)];
    }

    /// <summary>Takes out.</summary>
    /// <param name="files">The files.</param>
    /// <exception cref="UsageException">A file is malformed; nothing was written.</exception>
    public void Remove(IEnumerable<OwnedFile> files)
    {
        var plans = files.Select(owned => (File: owned.Read(root), Owned: owned)).Where(found => !found.File.IsNew).Select(found => (found.File, Plan: found.Owned.Remove(found.File))).ToArray();
        foreach (var (file, plan) in plans)
        {
            if (plan.Text is null)
            {
                file.Delete();
            }
            else if (plan.Text != file.Text)
            {
                file.Write(plan.Text);
            }

            if (plan.Text != file.Text || !plan.Remarks.IsEmpty)
            {
                Tell(plan.Text is null ? "removed" : plan.Text != file.Text ? "restored" : "kept", file, plan.Remarks);
            }
        }

        if (plans.All(planned => planned.Plan.Text == planned.File.Text))
        {
            output.WriteLine("Nothing of a11 was found to take out.");
        }
    }

    private void Tell(string verb, EditedFile file, ImmutableArray<string> remarks) => output.WriteLine($"{verb,-8} {file.Path}{(remarks.IsEmpty ? "" : $": {string.Join(' ', remarks)}")}");
}
