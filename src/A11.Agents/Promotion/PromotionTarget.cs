using A11.Agents.Changes;
using A11.Agents.FileSystems;
using A11.Core.Files;

namespace A11.Agents.Promotion;

/// <summary>The repository as a promotion sees it: paths are walked anew each time, and through no link.</summary>
/// <param name="root">The repository's root.</param>
internal sealed class PromotionTarget(DirectoryHandle root)
{
    /// <summary>Stands for the hash of what is there and is no file that could be promoted over.</summary>
    public const string NoFile = "no ordinary file";

    /// <summary>Stands for the hash of a folder.</summary>
    public const string AFolder = "a folder";

    /// <summary>The hash of the file at a path; null where nothing is.</summary>
    public string? HashOf(string path) => Visit(path, (folder, name) =>
    {
        switch (folder.Find(name))
        {
            case null:
                return null;
            case { Kind: EntryKind.File } status:
                using (var file = folder.OpenFile(name))
                {
                    return Math.Max(status.Links, folder.StatusOf(file).Links) > 1 ? NoFile : ContentHash.Compute(file);
                }

            case { Kind: EntryKind.Folder }:
                return AFolder;
            default:
                return NoFile;
        }
    });

    /// <summary>Does something in a file's folder, which is made if need be.</summary>
    public void In(string path, Action<DirectoryHandle, string> action)
    {
        using var cursor = new DirectoryCursor(root);
        action(cursor.Go(RepositoryPath.Directory(path), create: true), Path.GetFileName(path));
    }

    /// <summary>Does something in the innermost folder on the way to a file that is there.</summary>
    public void InNearest(string path, Action<DirectoryHandle, string> action) => _ = Visit(path, (_, _) => null, action);

    /// <summary>The folders on the way to a path that are not there, outer before inner.</summary>
    public IEnumerable<string> MissingFolders(string path)
    {
        var missing = new List<string>();
        for (var folder = RepositoryPath.Directory(path); folder.Length > 0; folder = RepositoryPath.Directory(folder))
        {
            if (!IsFolder(folder))
            {
                missing.Add(folder);
            }
        }

        missing.Reverse();
        return missing;
    }

    /// <summary>The files below a folder, links and all else included; none where there is no folder.</summary>
    public IReadOnlyList<string> FilesBelow(string path)
    {
        var files = new List<string>();
        if (IsFolder(path))
        {
            using var cursor = new DirectoryCursor(root);
            List(cursor.Go(path), path, files);
        }

        return files;
    }

    /// <summary>Whether a folder is there that holds nothing but empty folders.</summary>
    public bool IsEmpty(string path) => IsFolder(path) && FilesBelow(path).Count == 0;

    /// <summary>Removes a folder that holds nothing but empty folders; leaves any other as it is.</summary>
    public void RemoveIfEmpty(string path)
    {
        if (IsEmpty(path))
        {
            In(path, static (folder, name) => DirectoryRemoval.Remove(folder, name));
        }
    }

    private bool IsFolder(string path) => Visit(path, (folder, name) => folder.Find(name) is { Kind: EntryKind.Folder } ? path : null) == path;

    private static void List(DirectoryHandle folder, string path, List<string> files)
    {
        foreach (var name in folder.List())
        {
            if (folder.Find(name) is { Kind: EntryKind.Folder })
            {
                using var inner = folder.Enter(name);
                List(inner, $"{path}/{name}", files);
            }
            else
            {
                files.Add($"{path}/{name}");
            }
        }
    }

    /// <summary>Walks to a path. Where a folder on the way is missing, or is a file, nothing is at the path; where one is a link, it can't be gone through.</summary>
    private string? Visit(string path, Func<DirectoryHandle, string, string?> find, Action<DirectoryHandle, string>? nearest = null)
    {
        using var cursor = new DirectoryCursor(root);
        var names = path.Split('/');
        var walked = "";
        for (var i = 0; i < names.Length; i++)
        {
            var folder = cursor.Go(walked);
            if (i == names.Length - 1)
            {
                nearest?.Invoke(folder, walked);
                return HasExactly(folder, names[i]) ? find(folder, names[i]) : null;
            }

            switch (folder.Find(names[i])?.Kind)
            {
                case EntryKind.Folder:
                    walked = walked.Length == 0 ? names[i] : $"{walked}/{names[i]}";
                    break;
                case null or EntryKind.File:
                    nearest?.Invoke(folder, walked);
                    return null;
                default:
                    return NoFile;
            }
        }

        return null;
    }

    /// <summary>Where case does not count, a name is found also by its twin, which is another path.</summary>
    private static bool HasExactly(DirectoryHandle folder, string name) => OperatingSystem.IsLinux() || folder.List().Contains(name);
}
