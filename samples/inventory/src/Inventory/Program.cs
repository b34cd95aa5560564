using Inventory;
using Npgsql;
using StackExchange.Redis;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(builder.Configuration.GetConnectionString("Database") ?? "Host=localhost"));
builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(builder.Configuration.GetConnectionString("Cache") ?? "localhost"));
builder.Services.AddSingleton<StockReader>();
builder.Services.AddHealthChecks();

var app = builder.Build();
app.MapHealthChecks("/health");
app.MapGet("/stock/{article}", async (string article, StockReader stock) =>
    await stock.ReadAsync(article) is { } count ? Results.Ok(new { article, count }) : Results.NotFound());
app.Run();
