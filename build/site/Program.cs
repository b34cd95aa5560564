using A11.Site;

// Builds the documentation site from docs/: dotnet run --project build/site [DIRECTORY]
// Without an argument, it is artifacts/site. A link that leads nowhere is an error.
var root = SiteBuilder.FindRoot(AppContext.BaseDirectory);
var output = args is [var directory] ? Path.GetFullPath(directory) : Path.Combine(root, "artifacts", "site");
var site = new SiteBuilder(root);
foreach (var problem in site.Problems)
{
    Console.Error.WriteLine(problem);
}

site.Write(output);
Console.WriteLine($"{site.Pages.Count} pages in {output}");
return site.Problems.Count == 0 ? 0 : 1;
