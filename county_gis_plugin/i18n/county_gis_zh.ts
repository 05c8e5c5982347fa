<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>countygis</name>
  <message>
   <location filename="../analysis/access/account.py" />
   <source>The rows of {name} do not add up township by township.</source>
   <translation>{name} 各乡镇的行数相加与输入不符。</translation>
  </message>
  <message>
   <location filename="../analysis/access/account.py" />
   <source>{service}, {input}: {total} rows = {no_geometry} without geometry + {outside} outside all townships + {off_network} off the network + {unconnected} without any way + {beyond} beyond the radius + {served} served.</source>
   <translation>“{service}”，{input}：{total} 行 = 没有可用的几何 {no_geometry} + 县域外 {outside} + 远离道路 {off_network} + 路网不连通 {unconnected} + 超出服务半径 {beyond} + 已覆盖 {served}。</translation>
  </message>
  <message>
   <location filename="../analysis/access/account.py" />
   <source>{service}, {input}: {total} people in need = {no_geometry} without geometry + {outside} outside all townships + {off_network} off the network + {unconnected} without any way + {beyond} beyond the radius + {served} served; people missing in {missing} rows.</source>
   <translation>“{service}”，{input}：服务对象人口 {total} 人 = 没有可用的几何 {no_geometry} + 县域外 {outside} + 远离道路 {off_network} + 路网不连通 {unconnected} + 超出服务半径 {beyond} + 已覆盖 {served}；{missing} 行人口缺失。</translation>
  </message>
  <message>
   <location filename="../analysis/access/account.py" />
   <source>{count} demand rows have no reason, or one that does not fit their township.</source>
   <translation>{count} 行需求点没有原因，或原因与所在乡镇不符。</translation>
  </message>
  <message>
   <location filename="../analysis/access/account.py" />
   <source>The account of {name} ({level}) holds {found} (rows, people, people missing), the input {expected}.</source>
   <translation>{name}（{level}）的账目为 {found}（行数、人数、人口缺失行数），与输入 {expected} 不符。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <location filename="../processing/travel.py" />
   <source>metres</source>
   <translation>米</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <location filename="../processing/travel.py" />
   <source>minutes</source>
   <translation>分钟</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>KINDS is empty: choose at least one service, such as primary or clinic.</source>
   <translation>KINDS 为空：请至少选择一项服务，如 primary（小学）或 clinic（卫生室）。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>MODE is “{mode}”: choose standard, {modes}.</source>
   <translation>MODE 为“{mode}”：请选择 standard 或以下之一：{modes}。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>{service} has no radius for the mode {mode} in the standards: give {parameter}, or choose another mode.</source>
   <translation>标准中“{service}”没有计量方式 {mode} 的服务半径：请给出 {parameter}，或选择其他计量方式。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>{layer} has none that gives {services} (kinds: {wanted}; {left_out} of these kinds are planned, closed, private, or below the grade or size asked for). It has: {found}. Choose other services, or the field with the kinds.</source>
   <translation>{layer} 中没有提供“{services}”的设施（设施类别：{wanted}；属于这些类别的设施有 {left_out} 处因规划、停用、非公办或非公用、等级或规模不足而不计入）。现有类别：{found}。请改选服务，或改选设施类别字段。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>no kinds at all</source>
   <translation>没有任何类别</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>{layer} has no field for the kind under a usual name, but {field} holds kinds ({kinds}): choose it in KIND_FIELD.</source>
   <translation>{layer} 没有常用名称的设施类别字段，但字段 {field} 中填的是设施类别（{kinds}）：请在 KIND_FIELD 中选择该字段。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>{parameter} is given, but no chosen service is measured in {unit}: leave it empty, or choose another mode.</source>
   <translation>已给出 {parameter}，但所选服务都不以{unit}计量：请将其留空，或选择其他计量方式。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>FACILITIES has no field {field} for the radius.</source>
   <translation>FACILITIES 没有半径字段 {field}。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>FACILITIES, feature {ids}: the radius in the field {field} is zero or negative. Correct it, or leave it empty so that the standard's radius holds.</source>
   <translation>FACILITIES，要素 {ids}：字段 {field} 中的半径为零或负数。请改正，或留空以采用标准的服务半径。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>{parameter}: “{value}” is not understood; the radius of the standard or parameter holds here.</source>
   <translation>{parameter}：“{value}”无法识别，此处按标准或参数的半径。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>RADIUS_FIELD or MINUTES_FIELD: the values of {count} facilities ({ids}) are not understood; the radius of the standard or parameter holds there.</source>
   <translation>RADIUS_FIELD 或 MINUTES_FIELD：{count} 个设施（{ids}）的值无法识别，这些设施按标准或参数的半径。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>{parameter} is {value:g}: give more than 0.</source>
   <translation>{parameter} 为 {value:g}：请给出大于 0 的数。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>{parameter} is given, but nothing that it is given for ({what}) is measured in {unit}: leave it empty, or choose another mode.</source>
   <translation>已给出 {parameter}，但其针对的服务（{what}）都不以{unit}计量：请将其留空，或选择其他计量方式。</translation>
  </message>
  <message>
   <location filename="../analysis/access/choice.py" />
   <source>the chosen services</source>
   <translation>所选服务</translation>
  </message>
  <message>
   <location filename="../analysis/access/gaps.py" />
   <location filename="../analysis/coverage/corridors.py" />
   <location filename="../analysis/coverage/roads.py" />
   <location filename="../analysis/coverage/sites.py" />
   <location filename="../processing/travel.py" />
   <source>Building the network</source>
   <translation>正在构建路网</translation>
  </message>
  <message>
   <location filename="../analysis/access/gaps.py" />
   <location filename="../analysis/access/zoning.py" />
   <location filename="../analysis/coverage/sites.py" />
   <source>Measuring {service}</source>
   <translation>正在分析“{service}”</translation>
  </message>
  <message>
   <location filename="../analysis/access/gaps.py" />
   <source>FACILITIES: none of those that give {services} is within {limit:g} m of a road that can be used. Check that both layers have the right coordinate reference system, or raise MAX_SNAP.</source>
   <translation>FACILITIES：提供“{services}”的设施都不在可通行道路 {limit:g} 米范围内。请检查两个图层的坐标参考系是否正确，或增大 MAX_SNAP。</translation>
  </message>
  <message>
   <location filename="../analysis/access/gaps.py" />
   <source>Town or country: {urban} of {count} rows are urban, {classed} by the urban-rural class and {inside} more because they lie in BUILTUP; the others are rural.</source>
   <translation>城镇与农村：{count} 行中有 {urban} 行为城镇，其中按城乡分类代码 {classed} 行，另有 {inside} 行因位于 BUILTUP 内；其余为农村。</translation>
  </message>
  <message>
   <location filename="../analysis/access/ground.py" />
   <source>ROADS is missing: the modes {modes} need roads.</source>
   <translation>缺少 ROADS：计量方式 {modes} 需要道路。</translation>
  </message>
  <message>
   <location filename="../analysis/access/ground.py" />
   <location filename="../analysis/county.py" />
   <source>Building the network for the mode {mode}</source>
   <translation>正在构建路网（计量方式 {mode}）</translation>
  </message>
  <message>
   <location filename="../analysis/access/hints.py" />
   <source>{service}: {count} rows of {layer} ({people} people in need) are beyond the radius only through the straight legs to and from the roads; a facility stands within the radius as the crow flies. A path may be missing in ROADS near them: {ids}. No cost was changed.</source>
   <translation>“{service}”：{layer}有 {count} 处（服务对象 {people} 人）仅因到道路的两端直线段而超出服务半径，按直线距离半径内有设施；附近道路数据可能缺少便道，请核对：{ids}。路程未作修改。</translation>
  </message>
  <message>
   <location filename="../analysis/access/hints.py" />
   <source>{service}: {count} rows of {layer} ({people} people in need) stand on {parts} parts of the network for the mode {mode} from which no facility can be reached: {ids}. A main road that ROADS closes to this mode (by motor_vehicle, access, status or direction), or a gap between two lines, may be the cause.</source>
   <translation>“{service}”：{layer}有 {count} 处（服务对象 {people} 人）位于 {parts} 个到不了任何设施的路网部分（计量方式：{mode}）。可能是道路数据中有主要道路对该方式不通（禁行、限行、规划未建或单行），或线段之间有断口，请核对：{ids}。</translation>
  </message>
  <message>
   <location filename="../analysis/access/one_service.py" />
   <source>There is no facility of this kind: none in FACILITIES gives {service}, so nobody is served. Its rows are counted as unconnected, which says nothing about the roads.</source>
   <translation>没有这类设施：设施数据中没有提供“{service}”的设施，因此无人被覆盖；其村庄计入“路网不连通”，并不说明道路不通。</translation>
  </message>
  <message>
   <location filename="../analysis/access/one_service.py" />
   <source>The standard for {service} has a radius for towns only: rural places are measured by it too, which the standard does not ask for. Read the urban rows, or give RADIUS or MINUTES.</source>
   <translation>“{service}”的标准只规定城镇半径：农村也按此计算，但标准并无此要求；请只看城镇的结果，或自行给定半径。</translation>
  </message>
  <message>
   <location filename="../analysis/access/one_service.py" />
   <source>The standard for {service} has a radius for the country only: urban places are measured by it too, which the standard does not ask for.</source>
   <translation>“{service}”的标准只规定农村服务半径：城镇也按此计算，但标准并无此要求。</translation>
  </message>
  <message>
   <location filename="../analysis/access/one_service.py" />
   <location filename="../processing/network/nearestfacility.py" />
   <source>Nearest facilities</source>
   <translation>最近设施</translation>
  </message>
  <message>
   <location filename="../analysis/access/one_service.py" />
   <source>Land within the radius</source>
   <translation>正在计算服务半径内的土地</translation>
  </message>
  <message>
   <location filename="../analysis/access/one_service.py" />
   <location filename="../analysis/coverage/site_service.py" />
   <source>None of the {count} facilities that give {service} is on the network: nobody is served. Check their coordinate reference system, or raise MAX_SNAP.</source>
   <translation>提供“{service}”的 {count} 处设施都不在路网上，因此无人被覆盖：请检查坐标系，或增大最大接入距离。</translation>
  </message>
  <message>
   <location filename="../analysis/access/one_service.py" />
   <source>{service} is for the people in the field {field}, which DEMAND does not have, and their share is not known: all people are counted.</source>
   <translation>“{service}”的对象人口字段为 {field}，村庄数据没有该字段，比例也未知：按全部人口计。</translation>
  </message>
  <message>
   <location filename="../analysis/access/people.py" />
   <source>the rows with both numbers</source>
   <translation>两项人口均有数据的行</translation>
  </message>
  <message>
   <location filename="../analysis/access/people.py" />
   <source>the standards</source>
   <translation>标准</translation>
  </message>
  <message>
   <location filename="../analysis/access/people.py" />
   <source>{service}: in {count} of {total} rows the people in need are estimated: {share:.1%} of all people, the share in {source}.</source>
   <translation>“{service}”：{total} 行中有 {count} 行的服务对象人口为估算：占全部人口的 {share:.1%}，该比例取自{source}。</translation>
  </message>
  <message>
   <location filename="../analysis/access/points.py" />
   <source>DEMAND has no features: choose a layer of villages or settlements, or a population raster.</source>
   <translation>DEMAND 没有要素：请选择村庄或居民点图层，或人口栅格。</translation>
  </message>
  <message>
   <location filename="../analysis/access/points.py" />
   <location filename="../analysis/access/zone_schools.py" />
   <location filename="../analysis/coverage/site_points.py" />
   <location filename="../analysis/network/snapping.py" />
   <source>{layer}: ids repeat: {ids}. Ids must be unique.</source>
   <translation>{layer}：要素编号重复：{ids}。编号必须唯一。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zone_schools.py" />
   <source>{layer} has no features: choose a layer with school zones.</source>
   <translation>{layer}没有要素：请选择学区图层。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zone_schools.py" />
   <source>{layer} {ids}: not a polygon. Choose the layer with the polygons of the school zones.</source>
   <translation>{layer} {ids}：不是面要素。请选择学区的面图层。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zone_schools.py" />
   <source>{layer} has no field that names the schools; its fields are: {columns}. Name one school (the school's name, several by 、) or school_id (its code in FACILITIES), or choose it in the parameters.</source>
   <translation>{layer}没有注明学校的字段；现有字段：{columns}。请把字段命名为 school（学校名称，多所用“、”分隔）或 school_id（设施图层中的学校代码），或在参数中选择字段。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zone_schools.py" />
   <location filename="../analysis/network/build.py" />
   <location filename="../analysis/schema.py" />
   <source>none</source>
   <translation>无</translation>
  </message>
  <message>
   <location filename="../analysis/access/zone_schools.py" />
   <source>“{kind}” is neither a primary nor a junior high school; these zones count as {stage}.</source>
   <translation>“{kind}”既不是小学也不是初中；这些学区按{stage}计。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>{service}: {people:.0f} children live in no school zone; they are not judged.</source>
   <translation>{service}：{people:.0f} 名学龄儿童不在任何学区内，不参加判定。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>{service}: {people:.0f} children live in zones whose school is not known; they are not judged.</source>
   <translation>{service}：{people:.0f} 名学龄儿童所在学区的学校不明，不参加判定。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>Placing people in the zones</source>
   <translation>确定居民点所在学区</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <location filename="../processing/access/gap_inputs.py" />
   <source>Give DEMAND (villages), POPULATION (a raster), or both.</source>
   <translation>请给出 DEMAND（村庄）或 POPULATION（人口栅格），也可同时给出。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>School zones are judged by distance: build the network in distance mode.</source>
   <translation>学区划片按距离核查：请以距离模式建立路网。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>The stage is “{value}”: choose {known}.</source>
   <translation>学段为“{value}”：请选择 {known}。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>FACILITIES has no {services} that counts: choose the layer with the schools, or the field with the kinds.</source>
   <translation>设施图层中没有可计入的{services}：请选择学校所在的图层，或类别字段。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>Zone {zone} names no school: enter school (its name) or school_id (its code).</source>
   <translation>学区 {zone} 没有注明学校：请填写 school（学校名称）或 school_id（学校代码）。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>Zone {zone}: the school “{school}” is in FACILITIES but does not count (planned, closed or private): correct its status, or the zone.</source>
   <translation>学区 {zone}：设施图层中有学校“{school}”，但不计入（规划、停用或民办）：请更正其状态，或更正学区。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>Zone {zone}: FACILITIES has no school “{school}” ({service}): correct the name or code, or add the school.</source>
   <translation>学区 {zone}：设施图层中没有学校“{school}”（{service}）：请更正名称或代码，或补充该学校。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>Zone {zone}: several schools are called “{school}”; the nearest of them counts. Enter its code in school_id.</source>
   <translation>学区 {zone}：有几所学校都叫“{school}”，取其中最近的一所。请在 school_id 中填写其代码。</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>Nearest schools</source>
   <translation>最近学校</translation>
  </message>
  <message>
   <location filename="../analysis/access/zoning.py" />
   <source>Assigned schools</source>
   <translation>划片学校</translation>
  </message>
  <message>
   <location filename="../analysis/county.py" />
   <source>TOWNSHIPS is missing: choose the layer of townships.</source>
   <translation>缺少 TOWNSHIPS：请选择乡镇图层。</translation>
  </message>
  <message>
   <location filename="../analysis/county.py" />
   <source>{layer}: none of its {count} features has a geometry, so that nobody knows where they are. Give them their places, or leave the layer out.</source>
   <translation>{layer}：{count} 个要素都没有几何，无从知道其位置。请补充位置，或不使用该图层。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/carriageways.py" />
   <source>The line is the same as that of {first}; its length counts once.</source>
   <translation>该线与要素 {first} 相同；长度只计一次。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/carriageways.py" />
   <source>{length:.0f} m of the line are those of {first} too; they count once.</source>
   <translation>其中 {length:.0f} 米与要素 {first} 为同一路段，里程只计一次。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/carriageways.py" />
   <source>The direction of these motorways, class I roads and expressways is not known; beside each other, with one number or name, they count as the two carriageways of one road.</source>
   <translation>这些高速公路、一级公路或快速路未注明通行方向；并行且编号或名称相同者，按一条道路的两幅计。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridor_tables.py" />
   <source>No road has this number from {begin} to {end}, {length:.0f} m in a straight line. Give the road there the number too; if they are two roads, give them two numbers.</source>
   <translation>{begin} 至 {end} 之间没有道路标有此编号（直线 {length:.0f} 米）：请为该段道路补编号；如为两条道路，请分别编号。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridor_tables.py" />
   <source>Routes are interrupted: {names} ({count} times, {length:.1f} km in straight lines). Mileposts, gaps and the largest spacing count the straight line, see hole_m and spacing_hole_m. The road there is longer, and sites along it are not known to stand at the route.</source>
   <translation>路线 {names} 共有 {count} 处间断，直线合计 {length:.1f} 千米：里程、空白与最大间距按直线计入（见 hole_m、spacing_hole_m）；实际道路更长，间断内的设施不计为沿线设施。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>BY is “{value}”: choose route or class.</source>
   <translation>BY 为“{value}”：请选择 route 或 class。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>DISTANCE is {value} m: give more than 0.</source>
   <translation>DISTANCE 为 {value} 米：请给出大于 0 的数。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>ROADS: no road is of these routes or classes; choose the field with the {field}, or other routes.</source>
   <translation>ROADS：没有属于这些路线或等级的道路；请选择{field}字段，或改选路线。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>route number</source>
   <translation>路线编号</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>class</source>
   <translation>等级</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>FACILITIES: no site counts: choose another layer, kind or status.</source>
   <translation>FACILITIES：没有可计入的设施：请改选图层、类别或状态。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>ROADS: none of the roads of these routes can be driven: they are planned, closed, or have no geometry.</source>
   <translation>ROADS：这些路线的道路都不能行车：为规划、停用或禁行，或没有几何。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Measuring the routes</source>
   <translation>正在量测路线</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>No site is within {limit:g} m of a road: every stretch is a gap.</source>
   <translation>没有设施位于道路 {limit:g} 米以内：全部路段均为空白。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>No site counts: every stretch is a gap.</source>
   <translation>没有计入的设施：全部路段都是缺口。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>These sites are not open to everybody; they do not count.</source>
   <translation>这些设施不对外开放；不计入。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/corridors.py" />
   <source>Sites of another status, or not public.</source>
   <translation>状态不符或非公用的设施。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/green.py" />
   <source>Finding the land near a park</source>
   <translation>正在查找公园附近的用地</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/green.py" />
   <source>Measuring to the nearest park</source>
   <translation>正在计算到最近公园的距离</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/green.py" />
   <source>GREEN has no features: choose a layer with parks.</source>
   <translation>GREEN 没有要素：请选择公园图层。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/green.py" />
   <source>GREEN: ids repeat: {ids}. Ids must be unique.</source>
   <translation>GREEN：要素编号重复：{ids}。编号必须唯一。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/green.py" />
   <source>GREEN {ids}: not a polygon. Parks are judged by their size: choose a polygon layer.</source>
   <translation>GREEN {ids}：不是面。公园按面积大小判定：请选择面图层。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/green.py" />
   <source>Parks are judged by distance: build the network in distance mode.</source>
   <translation>公园按距离判定：请以 distance 方式构建路网。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/green.py" />
   <source>MAX_SNAP is {value} m: give more than 0.</source>
   <translation>MAX_SNAP 为 {value} 米：请给出大于 0 的数。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/green.py" />
   <source>Planned or closed parks do not count.</source>
   <translation>规划或已停用的公园不计入。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/green.py" />
   <source>No way into these parks is within {limit:g} m of a road; by network they serve nobody.</source>
   <translation>这些公园的进入点 {limit:g} 米范围内都没有道路；按路网不服务任何人。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/green.py" />
   <source>There is neither a built-up area nor an urban-rural class: park area is divided by all people.</source>
   <translation>既没有建成区，也没有城乡分类：人均公园面积的分母为全部人口。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/known_people.py" />
   <source>The people of {names} are not known: these townships have no part in what the county has per person.</source>
   <translation>{names} 的人口不明：这些乡镇不参与全县人均数值的计算。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/known_people.py" />
   <source>Some villages of {names} have no number of people: what there is per person is over the others and therefore too high.</source>
   <translation>{names} 有的村庄人口缺失：人均数值以其余村庄的人口为分母，因而偏高。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/park_access.py" />
   <source>No park is within {limit:g} m of these entrances.</source>
   <translation>这些入口 {limit:g} 米范围内没有公园。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_fields.py" />
   <source>No medium is given; these pipes count as other and are not traced.</source>
   <translation>未注明管线类别；这些管线归入“其他”，不作追踪。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_fields.py" />
   <source>{column}: “{value}” is not understood; it counts as {missing}.</source>
   <translation>{column}：“{value}”无法识别；按“{missing}”计。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_fields.py" />
   <source>{count} pipes are drainage of no stated kind: they count as sewage, in the share of separated sewers too.</source>
   <translation>{count} 条排水管未注明类别：按污水管计，雨污分流率也如此。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_fields.py" />
   <source>There is no field for the role of pipes: all of them count as distribution pipes.</source>
   <translation>没有管线级别字段：全部管线按配水（收集）管计。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_fields.py" />
   <source>{column}: “{value}” is not known for {medium}; these pipes count as distribution.</source>
   <translation>{column}：“{value}”不是{medium}管线的已知级别；这些管线按配水（收集）管计。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_fields.py" />
   <source>{column}: {values} lie outside {first} to {last}; they count as missing.</source>
   <translation>{column}：{values} 不在 {first} 至 {last} 之间；按缺失计。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_fields.py" />
   <source>The line runs uphill: {count} pipes flow against the direction in which they are drawn.</source>
   <translation>绘制方向为上坡：{count} 条管线的流向与绘制方向相反。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_layers.py" />
   <location filename="../analysis/coverage/pipes.py" />
   <source>PIPES has no features: choose a layer with pipes.</source>
   <translation>PIPES 没有要素：请选择管线图层。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_layers.py" />
   <source>MEDIUM_FIELD: no layer of PIPES has the field {field}.</source>
   <translation>MEDIUM_FIELD：PIPES 的各图层都没有字段 {field}。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_layers.py" />
   <source>PIPES ({layer}) lies {apart:,.0f} km away from TOWNSHIPS: assign its right CRS in the layer's properties, or leave it out.</source>
   <translation>PIPES（{layer}）距 TOWNSHIPS {apart:,.0f} 千米：请在图层属性中指定正确的坐标系，或不使用该图层。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_layers.py" />
   <source>PIPES ({layer}): nothing says what its pipes carry. Its fields are {fields}: choose one in MEDIUM_FIELD, or call the layer by its medium, such as 给水, WS or gas.</source>
   <translation>PIPES（{layer}）：无从得知管线类别。其字段有 {fields}：请在 MEDIUM_FIELD 中选择一个，或用管线类别为图层命名，如给水、WS 或 gas。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_layers.py" />
   <source>{layer}: no value of {column} is a medium; all its pipes count as {medium}, as the layer is called.</source>
   <translation>{layer}：字段 {column} 没有可识别的类别，全部管线按图层名称计为{medium}。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_lengths.py" />
   <source>Of all drains there are only {medium} pipes in the data: no share of separated sewers is given.</source>
   <translation>数据中的排水管只有{medium}管：不给出雨污分流率。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_reach.py" />
   <source>{field}: more people are served than live there; the people count.</source>
   <translation>{field}：服务人口多于当地人口；按当地人口计。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_systems.py" />
   <source>These closed valves stand on no pipe in use; they bar nothing.</source>
   <translation>这些关闭的阀门不在任何在用管线上；不起隔断作用。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_systems.py" />
   <source>These plants are planned, under construction or closed; they feed no pipe.</source>
   <translation>这些厂站为规划、在建或停用；不供给（接纳）任何管线。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_systems.py" />
   <source>The nearest {system} pipe is {distance:.0f} m away, more than {limit:g} m.</source>
   <translation>最近的{system}管线在 {distance:.0f} 米外，超过 {limit:g} 米。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_systems.py" />
   <source>{system}: there is no source or plant at a pipe, so that connections are not judged; near any pipe is reported.</source>
   <translation>{system}：管线上没有厂站，不判断是否连通；按“任一管线旁”报告。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_systems.py" />
   <source>{system}: {length:.1f} km of pipes in use, no source or plant at any of them.</source>
   <translation>{system}：在用管线 {length:.1f} 千米，管线上没有厂站。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipe_systems.py" />
   <source>{system}: {length:.1f} km of pipes in use, {joined:.1f} km of them joined to one of {count} plants.</source>
   <translation>{system}：在用管线 {length:.1f} 千米，其中 {joined:.1f} 千米与 {count} 处厂站之一连通。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>Tracing the pipes</source>
   <translation>正在追踪管线</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Measuring the pipes</source>
   <translation>正在量测管线</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>There is no built-up area: densities are over the area of the township.</source>
   <translation>没有建成区：管网密度按乡镇面积计算。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>There are no {media} pipes: their service distance is not used.</source>
   <translation>没有{media}管线：所给服务距离未使用。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>Finding who is within reach of a pipe</source>
   <translation>正在查找管线服务距离内的人口</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>PIPES: ids repeat: {ids}. Ids must be unique.</source>
   <translation>PIPES：要素编号重复：{ids}。编号必须唯一。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>PIPES {ids}: not a line. Choose a line layer.</source>
   <translation>PIPES {ids}：不是线。请选择线图层。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>PIPES: no pipe has any length. Check the layer and its filter.</source>
   <translation>PIPES：全部管线长度为零。请检查图层及其过滤条件。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>There is no medium {medium}; there are: {known}.</source>
   <translation>没有管线类别 {medium}；现有类别：{known}。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>The service distance of {medium} is {value} m: give more than 0.</source>
   <translation>{medium} 的服务距离为 {value} 米：请给出大于 0 的数。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>TOLERANCE is {value} m: give 0 to 100 metres.</source>
   <translation>TOLERANCE 为 {value} 米：请给出 0 至 100 米。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/pipes.py" />
   <source>The distance of sources is {value} m: give 0 or more.</source>
   <translation>厂站到管线的最大距离为 {value} 米：请给出不小于 0 的数。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/road_attributes.py" />
   <source>{column}: “{value}” is no road class that is known; the road counts under other.</source>
   <translation>{column}：“{value}”不是已知的道路等级；该道路计入“其他”。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/road_attributes.py" />
   <source>{column}: “{value}” is no surface that is known; it counts as not known.</source>
   <translation>{column}：“{value}”不是已知的路面类型；按不明计。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Measuring the roads</source>
   <translation>正在量测道路</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>Joining the townships to the county seat</source>
   <translation>正在判定各乡镇驻地与县城的连通情况</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>Judging villages and people</source>
   <translation>正在判定村庄和人口</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>ROADS has no lines: choose a layer with road lines.</source>
   <translation>ROADS 没有线：请选择道路线图层。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>ROADS: all {count} roads are planned or closed. Check the field with their status, or count planned roads too.</source>
   <translation>ROADS：全部 {count} 条道路均为规划或停用。请检查状态字段，或计入规划道路。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>{count} roads do not say their surface: they count neither as paved nor as unpaved, and those of class IV and better as all-season.</source>
   <translation>{count} 条道路未注明路面：既不计入铺装，也不计入未铺装；其中四级及以上的按全天候道路计。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>There is no built-up land: the density of streets is over the whole of each township, and is not to be compared with the 8 km/km² of built-up land.</source>
   <translation>没有建成区：城市道路密度按各乡镇全部面积计算，不可与建成区 8 千米/平方千米的标准比较。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>Without built-up land nothing says which branch and residential streets are in a town: {count} of them do not join townships as roads of class III do.</source>
   <translation>没有建成区图层，无法判断支路和居住区道路是否位于城镇：{count} 条不按三级公路判定连通。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>No road in built-up land has an urban class: which of them are streets is not known, and neither is their density. Give ROADS a field such as 城市道路等级.</source>
   <translation>建成区内的道路都没有城市道路等级：无从判断哪些是城市道路，其密度也无从计算。请为道路数据增加“城市道路等级”一类的字段。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>No road in the built-up land of {names} has an urban class: which of them are streets is not known there, and these townships have no part in the county's density of streets.</source>
   <translation>{names} 建成区内没有道路注明城市道路等级：该处城市道路里程与密度不详，不计入全县路网密度。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>No way over roads for vehicles leads from the seats of {names} to the county seat. A main road that ROADS closes (motor_vehicle, access, status), or a gap between lines, may be the cause.</source>
   <translation>{names} 的驻地没有机动车道路通到县城。原因可能是道路数据中有主要道路禁行（motor_vehicle、access、status），或线段之间有断口。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>The seats of {names} lie farther than {limit:,.0f} m from every road for vehicles: they count as not joined to the county seat. Check their places, and whether ROADS is whole.</source>
   <translation>{names}的驻地距所有可通车道路超过 {limit:,.0f} 米：按未与县城连通计。请检查驻地位置及 ROADS 是否完整。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/roads.py" />
   <source>STOPS: none of the {count} stops that are in use is within {limit:g} m of a road. Choose the layer with the bus stops, check its coordinate reference system, or leave it out.</source>
   <translation>STOPS：在用的 {count} 处公交站点都不在道路 {limit:g} 米范围内。请选择公交站点图层，检查其坐标参考系，或不提供该图层。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/seats.py" />
   <source>No county seat is chosen: the seat of {name} counts as the county's, because its code is the lowest.</source>
   <translation>未指定县城：以代码最小的“{name}”的驻地为县城。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/seats.py" />
   <source>The county seat {id} is no township: choose the id of one of them.</source>
   <translation>县城 {id} 不是乡镇图层中的乡镇：请选择其中一个乡镇的编号。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/seats.py" />
   <source>{count} townships have no seat in the data: the village with the most people stands in for it.</source>
   <translation>{count} 个乡镇没有驻地数据：以人口最多的村庄代替。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/seats.py" />
   <source>{names} have neither a seat nor a village in the data: a point inside the township stands in for it, from which neither connections nor minutes are judged. Give SEATS.</source>
   <translation>{names} 既无驻地数据也无村庄数据：以乡镇内部点代替，不判定连通与到县城时间；请提供乡镇驻地。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/seats.py" />
   <source>COUNTY_SEAT: several townships are called {word}: give the code of one.</source>
   <translation>COUNTY_SEAT：有多个乡镇名为 {word}：请给出其中一个的代码。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/seats.py" />
   <source>COUNTY_SEAT: no township has the code or name {word}. There are: {names}.</source>
   <translation>COUNTY_SEAT：没有代码或名称为 {word} 的乡镇。现有：{names}。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/site_points.py" />
   <source>These sites are of no kind that is known; they count as {kind}.</source>
   <translation>这些设施的类别无法识别，按“{kind}”计入。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/site_points.py" />
   <source>FACILITIES is missing: choose at least one layer of points.</source>
   <translation>缺少 FACILITIES：请至少选择一个点图层。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/site_points.py" />
   <location filename="../analysis/standards.py" />
   <source>not counted for {service}</source>
   <translation>不计入“{service}”</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/site_points.py" />
   <source>{own}: {distance:.0f} m from {layer} {id} ({name}), of one kind: is it there twice? Both count.</source>
   <translation>{own}：与{layer} {id}（{name}）相距 {distance:.0f} 米，类别相同：是否重复登记？二者均计入。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/site_points.py" />
   <source>Serves jointly {word}: no village, or several, have this code or name.</source>
   <translation>联合设置填写的“{word}”对不上村庄：没有或不止一个村庄用此代码或名称。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/site_service.py" />
   <source>No site gives {service}: nobody is covered.</source>
   <translation>没有提供“{service}”的设施：无人被覆盖。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/townships.py" />
   <source>{what}: the townships have {inside:.6f} and outside lie {outside:.6f}, but the input is {total:.6f}. Nothing is written; please report this.</source>
   <translation>{what}：各乡镇共 {inside:.6f}，乡镇之外 {outside:.6f}，而输入为 {total:.6f}。未写出任何结果；请反馈此问题。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/valves.py" />
   <source>Nothing says whether these valves are open; they count as closed.</source>
   <translation>这些阀门启闭状态不明；按关闭计。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/valves.py" />
   <source>“{value}” does not say whether these valves are open; they count as closed.</source>
   <translation>“{value}”看不出这些阀门是开是关，按关闭计。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/village_table.py" />
   <source>These rows have the same code; none of them is used. Keep one row for each village.</source>
   <translation>这些行代码相同；均未采用。每个村庄请只保留一行。</translation>
  </message>
  <message>
   <location filename="../analysis/coverage/village_table.py" />
   <source>{count} rows fit no village by code or name: were villages merged?</source>
   <translation>{count} 行按代码或名称都找不到对应村庄：村庄是否已合并？</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer} is {width:.1f} degrees of longitude wide, too wide to be measured in one projection: keep at most {limit:.0f} degrees around the county, and look for stray features far away.</source>
   <translation>{layer} 东西跨经度 {width:.1f} 度，范围过大，无法在一个投影中量算：请至多保留县域周围 {limit:.0f} 度，并检查远处是否有零散要素。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer}: the coordinates of {count} of {total} features cannot belong to its CRS {crs}: correct them, or assign the right CRS in the layer's properties.</source>
   <translation>{layer}：{total} 个要素中有 {count} 个的坐标与其坐标系 {crs} 不符：请改正坐标，或在图层属性中指定正确的坐标系。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>the layer</source>
   <translation>该图层</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer} is in {source}, on another datum than {target}, and no transformation between them is known: it may be displaced by 50 to 150 m. Reproject it with the parameters of your region first.</source>
   <translation>{layer} 的坐标参考系为 {source}，与 {target} 的基准面不同，二者之间没有已知的转换：可能偏移 50 至 150 米。请先用当地的转换参数重投影。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer} has a CRS that is not understood ({crs}): assign the right one in the layer's properties.</source>
   <translation>{layer} 的坐标参考系无法识别（{crs}）：请在图层属性中指定正确的坐标参考系。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer} has the CRS {crs}, which is not tied to the earth by a map projection: assign the CRS that the data were surveyed in, or ask the data's owner for the parameters of the local grid.</source>
   <translation>{layer} 的坐标参考系为 {crs}，未通过地图投影与地球关联：请指定数据测量时所用的坐标参考系，或向数据提供单位索取地方坐标系的参数。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer} has no CRS. {guess} Assign the right one in the layer's properties.</source>
   <translation>{layer} 没有坐标参考系。{guess}请在图层属性中指定正确的坐标参考系。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>Nothing is assumed.</source>
   <translation>程序不作推定。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer} has no coordinates to measure: it is empty.</source>
   <translation>{layer} 没有可供量算的坐标：图层为空。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer} seems to give latitude first (x {xmin:.2f} to {xmax:.2f}, y {ymin:.2f} to {ymax:.2f}): swap X and Y, for instance with the tool Swap X and Y coordinates.</source>
   <translation>{layer} 似乎纬度在前（x 为 {xmin:.2f} 至 {xmax:.2f}，y 为 {ymin:.2f} 至 {ymax:.2f}）：请交换 X 和 Y，例如使用“交换 X 和 Y 坐标”工具。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer} says that its coordinates are degrees ({crs}), but they run from {xmin:.2f}, {ymin:.2f} to {xmax:.2f}, {ymax:.2f}. {guess} Assign the right CRS in the layer's properties.</source>
   <translation>{layer} 声明其坐标为经纬度（{crs}），但坐标范围为 {xmin:.2f}, {ymin:.2f} 至 {xmax:.2f}, {ymax:.2f}。{guess}请在图层属性中指定正确的坐标参考系。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer} says that its coordinates are in a projection ({crs}), but they look like degrees ({xmin:.4f}, {ymin:.4f} to {xmax:.4f}, {ymax:.4f}): assign a geographic CRS such as EPSG:4490 in the layer's properties.</source>
   <translation>{layer} 声明其坐标为投影坐标（{crs}），但看来是经纬度（{xmin:.4f}, {ymin:.4f} 至 {xmax:.4f}, {ymax:.4f}）：请在图层属性中指定地理坐标参考系，如 EPSG:4490。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>Its coordinates look like degrees with latitude first: swap X and Y.</source>
   <translation>其坐标看来是经纬度，且纬度在前：请交换 X 和 Y。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>Its coordinates look like degrees, perhaps EPSG:4490 or EPSG:4326.</source>
   <translation>其坐标看来是经纬度，可能为 EPSG:4490 或 EPSG:4326。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>Its coordinates look like CGCS2000 in the 3-degree zone {zone}, perhaps EPSG:{code}.</source>
   <translation>其坐标看来是 CGCS2000 3 度带第 {zone} 带，可能为 EPSG:{code}。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>Its coordinates look like CGCS2000 in the 6-degree zone {zone}, perhaps EPSG:{code}.</source>
   <translation>其坐标看来是 CGCS2000 6 度带第 {zone} 带，可能为 EPSG:{code}。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>Its coordinates look like a Gauss-Kruger projection without zone number, whose central meridian cannot be read from them (EPSG:4546 at 111, 4547 at 114, 4548 at 117 degrees).</source>
   <translation>其坐标看来是不带带号的高斯-克吕格投影，无法由坐标判断中央子午线（111 度为 EPSG:4546，114 度为 4547，117 度为 4548）。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>Its coordinates are small, as in a local city grid: its parameters are needed.</source>
   <translation>其坐标值很小，看来是城市地方坐标系：需要该坐标系的参数。</translation>
  </message>
  <message>
   <location filename="../analysis/crs.py" />
   <source>{layer} has coordinates ({xmin:.2f}, {ymin:.2f} to {xmax:.2f}, {ymax:.2f}) where its CRS {crs} has no place on the earth. {guess} Assign the right CRS in the layer's properties.</source>
   <translation>{layer} 的坐标（{xmin:.2f}, {ymin:.2f} 至 {xmax:.2f}, {ymax:.2f}）在其坐标参考系 {crs} 中没有对应的地面位置。{guess}请在图层属性中指定正确的坐标参考系。</translation>
  </message>
  <message>
   <location filename="../analysis/data_files.py" />
   <source>{path} cannot be read ({why}).</source>
   <translation>无法读取 {path}（{why}）。</translation>
  </message>
  <message>
   <location filename="../analysis/data_files.py" />
   <source>{path} is empty: a table with a header line is expected.</source>
   <translation>{path} 为空：应为带表头的表格。</translation>
  </message>
  <message>
   <location filename="../analysis/data_files.py" />
   <source>{path} is no text in UTF-8 or GB18030: save it again as CSV UTF-8.</source>
   <translation>{path} 不是 UTF-8 或 GB18030 编码的文本：请另存为 CSV UTF-8。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>The unit is {unit}: write count or density.</source>
   <translation>单位为 {unit}：请填写 count 或 density。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>POPULATION {path} has no people where the townships are: choose the raster of this county.</source>
   <translation>POPULATION {path} 在乡镇范围内没有人口：请选择本县的栅格。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>No people field is recognised in DEMAND: give POPULATION_FIELD. People are missing for all rows.</source>
   <translation>村庄数据中未识别到人口字段：请给定人口字段。所有行人口缺失。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>{count} rows share a code with another ({codes}); each of them counts. Check that no village is there twice.</source>
   <translation>{count} 行与其他行代码相同（{codes}）；均计入。请核对是否有村庄重复。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>{layer} has no features: choose the layer of the places where people live.</source>
   <translation>{layer} 没有要素：请选择居民点（人口所在地）图层。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <location filename="../analysis/zones.py" />
   <source>{layer}: the id {ids} is there twice. Give every feature its own.</source>
   <translation>{layer}：要素编号 {ids} 重复。请为每个要素赋予唯一编号。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>{layer} {ids}: not {wanted}. Choose another layer, or turn the features into {wanted}.</source>
   <translation>{layer} {ids}：不是{wanted}。请改选图层，或将要素转换为{wanted}。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <location filename="../processing/layers.py" />
   <source>points</source>
   <translation>点</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <location filename="../processing/layers.py" />
   <source>polygons</source>
   <translation>面</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>{layer} has no CRS: assign the right one in the layer's properties.</source>
   <translation>{layer} 没有坐标参考系：请在图层属性中指定正确的坐标参考系。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>{column} is negative or infinite; it counts as missing.</source>
   <translation>{column} 为负或无穷大；按缺失计。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>POPULATION {path} has no CRS: assign the right one.</source>
   <translation>POPULATION {path} 没有坐标参考系：请指定正确的坐标参考系。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>POPULATION {path} has {count} bands, and none is {band}.</source>
   <translation>POPULATION {path} 有 {count} 个波段，没有第 {band} 波段。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>POPULATION {path} cannot be read: {why}</source>
   <translation>无法读取 POPULATION {path}：{why}</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>{count} cells have negative or impossible numbers of people; they count as no data.</source>
   <translation>{count} 个像元的人数为负或不合理；按无数据计。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>{count} cells hold exactly {value:g}, the next largest value is {next:g}: this looks like no data that the raster does not declare, and counts as such. Declare it (Raster &gt; Conversion &gt; Translate, no data value {value:g}).</source>
   <translation>{count} 个像元的值恰为 {value:g}，次大的值为 {next:g}：看来是栅格未声明的无数据值，按无数据计。请声明该值（栅格 → 转换 → 转换格式，无数据值 {value:g}）。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>{count} cells with {people:.0f} people around the townships have their centre outside and are left out.</source>
   <translation>乡镇周边有 {count} 个像元（{people:.0f} 人）的中心在界外，不计入。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>TOWNSHIPS has no field {field} with the totals; it has: {columns}.</source>
   <translation>TOWNSHIPS 没有总人口字段 {field}；现有字段：{columns}。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>TOWNSHIPS has no number in the field {field}: choose another.</source>
   <translation>TOWNSHIPS 的字段 {field} 中没有数字：请改选字段。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>TOWNSHIPS {ids}: the total in {field} is negative. Correct it.</source>
   <translation>TOWNSHIPS {ids}：{field} 中的总人口为负。请改正。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>SCALE_FIELD: {field} holds codes (such as {value}), not people: choose the field of TOWNSHIPS with the totals.</source>
   <translation>SCALE_FIELD：字段 {field} 是代码（如 {value}），不是人口：请选择 TOWNSHIPS 中的总人口字段。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>{field}: the people of {count} townships are multiplied by less than {least:g} or more than {most:g}, those of {name} by {factor:,.3g}. Check that the field holds numbers of people, in the same unit.</source>
   <translation>{field}：{count} 个乡镇的人口被乘以小于 {least:g} 或大于 {most:g} 的系数（{name}：{factor:,.3g}）。请核对该字段是否为人口数、单位是否一致。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>The township has no total; its people stay as they are.</source>
   <translation>该乡镇没有总人口；其人口不作调整。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>{people:.0f} people of the total find no row with people in the township and are in no result.</source>
   <translation>总人口中有 {people:.0f} 人在该乡镇内没有可分配的行，不在任何结果中。</translation>
  </message>
  <message>
   <location filename="../analysis/demand.py" />
   <source>People are missing; the row has no part in its township's total.</source>
   <translation>人口缺失；该行不参与所在乡镇总人口的分配。</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>Layers are not there: {layers}.</source>
   <translation>缺少图层：{layers}。</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>Steps before it gave nothing: {steps}.</source>
   <translation>前置步骤没有结果：{steps}。</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>Measured without what cannot be used: {faults}</source>
   <translation>不能使用的数据未计入：{faults}</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>{step}: {seconds:.1f} s</source>
   <translation>{step}：{seconds:.1f} 秒</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>{step}: not measured. {reason}</source>
   <translation>{step}：未计算。{reason}</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>{step}: failed. {reason}</source>
   <translation>{step}：失败。{reason}</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>No site gives any of the services of the standards.</source>
   <translation>没有设施提供标准中的任何服务。</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>Neither the villages nor a table of them say what they have.</source>
   <translation>村庄图层和村级统计表都没有说明各村具备哪些设施和服务。</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>Neither the natural villages nor collection points say where waste is collected.</source>
   <translation>自然村图层和收集点都没有说明哪里有垃圾收运。</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>Building the networks</source>
   <translation>构建路网</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Road coverage</source>
   <translation>道路覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Pipe coverage</source>
   <translation>管网覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Site coverage</source>
   <translation>设施覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Corridor gaps</source>
   <translation>廊道缺口</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Green coverage</source>
   <translation>公园绿地覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <location filename="../processing/access/servicegaps.py" />
   <location filename="../processing/base.py" />
   <location filename="../processing/desktop.py" />
   <source>Service gaps</source>
   <translation>服务缺口</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <location filename="../processing/access/schoolzones.py" />
   <source>School zones</source>
   <translation>学区划片核查</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>Village table</source>
   <translation>村级统计表</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Natural villages</source>
   <translation>自然村</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>Statistics</source>
   <translation>统计表</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <source>Targets</source>
   <translation>目标表</translation>
  </message>
  <message>
   <location filename="../analysis/diagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>County indicators</source>
   <translation>县域指标评价</translation>
  </message>
  <message>
   <location filename="../analysis/errors.py" />
   <source>{sentence} {more}</source>
   <translation>{sentence}{more}</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>COUNTY_CODE is “{value}”: give the six digits of the county, such as 140581.</source>
   <translation>COUNTY_CODE 为“{value}”：请给出县级行政区的六位代码，如 140581。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>COUNTY_CODE is {code}, as the codes of all townships begin.</source>
   <translation>COUNTY_CODE 取 {code}，即所有乡镇代码的前六位。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>{indicator}: the part is larger than the whole; the figure is not used.</source>
   <translation>{indicator}：分子大于分母；该数值未采用。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>There is no indicator of this id: the target is kept and not used.</source>
   <translation>没有这个编号的指标：该目标值保留而未采用。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>The unit or value does not fit the indicator: the target is not used.</source>
   <translation>单位或数值与指标不符：该目标值未采用。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>“At most” for what should be more, or the reverse: the target is not used.</source>
   <translation>对越高越好的指标用了“不高于”，或相反：该目标值未采用。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>{indicator}: {why}</source>
   <translation>{indicator}：{why}</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>{indicator}: the target “{written}” is read as {comparator} {value} {unit}.</source>
   <translation>{indicator}：目标“{written}”按 {comparator} {value} {unit} 读取。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>COUNTY_CODE is {code}, but the townships' codes begin with {begins}: the figures are held against targets of another county.</source>
   <translation>COUNTY_CODE 为 {code}，但乡镇代码以 {begins} 开头：各项数值是与另一个县的目标相比的。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>COUNTY_CODE is not given, and the townships' codes do not tell it: figures are held against national targets only, not against those of a county, city or province.</source>
   <translation>未给出县级行政区划代码，也无法由乡镇代码得出：只与全国目标比较，不与县、市、省目标比较。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>{count} targets are for indicators that are not known: {ids}. They are listed and not used.</source>
   <translation>{count} 条目标值所指的指标不存在：{ids}。已列出，未采用。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>{count} of {all} indicators are missing for the county: {ids}. They are left out of the scores.</source>
   <translation>全县 {all} 项指标中有 {count} 项缺失：{ids}。缺失的指标不参加评分。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/county.py" />
   <source>These are proxies, not counts of who is served: {ids}.</source>
   <translation>以下为替代口径，不是实际服务人数：{ids}。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/formulas.py" />
   <source>villages</source>
   <translation>个村</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/formulas.py" />
   <source>rural villages</source>
   <translation>个农村村庄</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/formulas.py" />
   <source>natural villages</source>
   <translation>自然村</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/formulas.py" />
   <source>rural people</source>
   <translation>名农村人口</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/formulas.py" />
   <source>townspeople</source>
   <translation>名城镇人口</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/formulas.py" />
   <source>Something is said for {known} of {all} {who}, fewer than {least} %: it is not used for the county.</source>
   <translation>{all} {who}中有填报的为 {known}，不足 {least}%，不用于全县。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/scoring.py" />
   <location filename="../analysis/indicators/targets.py" />
   <location filename="../analysis/services.py" />
   <source>{path} has no column {columns}: keep the columns of the table that comes with the plugin.</source>
   <translation>{path} 没有列 {columns}：请保留插件自带表格的各列。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/scoring.py" />
   <source>{file}, row {row}: all weights are 0: give at least one.</source>
   <translation>{file}，第 {row} 行：权重全为 0：请至少给出一个。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/scoring.py" />
   <source>{file}, row {row}: the county type {type} is there twice.</source>
   <translation>{file}，第 {row} 行：县城类型 {type} 重复。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/scoring.py" />
   <source>COUNTY_TYPE is “{value}”: give one of {known}.</source>
   <translation>COUNTY_TYPE 为“{value}”：请给出以下之一：{known}。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/scoring.py" />
   <source>{file}, row {row}, column {column}: “{value}” is no weight: write a number of 0 or more.</source>
   <translation>{file}，第 {row} 行，{column} 列：“{value}”不是权重：请填写不小于 0 的数。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/settlements.py" />
   <source>Only {joined} of {count} natural villages find their village by village_code, or by village_name within the township: what the village table says does not reach the others. Codes that a spreadsheet wrote as 1.4E+11 are lost: join them anew as text.</source>
   <translation>{count} 个自然村中只有 {joined} 个能按所属行政村代码（village_code）或在本乡镇内按所属行政村名称（village_name）找到所属行政村，其余的用不上村级统计表的填报。被电子表格写成 1.4E+11 的代码已经丢失：请以文本重新关联。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>{item} has {value} where {other} has {used} (row {row}): for the indicator, row {row} is used.</source>
   <translation>{item} 为 {value}，而 {other} 为 {used}（第 {row} 行）：该指标采用第 {row} 行。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>{item}: {value} is read as per cent; write the unit to be sure.</source>
   <translation>{item}：{value} 按百分数读取；请写明单位以免误读。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>{item}: {value} is read as a share of one, not as per cent; write the unit to be sure.</source>
   <translation>{item}：{value} 按 0–1 的比例而非百分数读取；请写明单位以免误读。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>{word} is taken for {name} ({item}), the only name that has it.</source>
   <translation>“{word}”按 {item} {name}采用：只有该指标的名称含有它。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>There is no indicator or commitment of this id or name.</source>
   <translation>没有这个编号或名称的指标或承诺。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>TOWNSHIPS has no township of this code or name.</source>
   <translation>乡镇界中没有此代码或名称的乡镇。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>The value is no number.</source>
   <translation>该值不是数字。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>The value or its unit does not fit the indicator.</source>
   <translation>数值或其单位与指标不符。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>There is a later figure for the same item and place.</source>
   <translation>同一项目、同一地区有更新的数据。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>The figure is of a year after that of the report.</source>
   <translation>数据年份晚于评价年份。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>Several indicators may be meant: {names}. Write one of these names in full.</source>
   <translation>可能是多个指标：{names}。请写出其中一个的全称。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>{item}: {why} The row is not used.</source>
   <translation>{item}：{why}该行未采用。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/statistics.py" />
   <source>For the same place and year there are {value} here and {used} in row {row}.</source>
   <translation>同一地区同一年份，此处为 {value}，第 {row} 行为 {used}，采用后者。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/tables.py" />
   <source>There is no result table {name}; there are: {known}.</source>
   <translation>没有结果表 {name}；现有：{known}。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/tables.py" />
   <source>{table} has no row of the county (level county): choose the table SUMMARY of the algorithm {algorithm}.</source>
   <translation>{table} 没有全县的行（level 为 county）：请选择算法 {algorithm} 的 SUMMARY 表。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/tables.py" />
   <source>{table}: two rows for the same township: {codes}. Give the result of one run.</source>
   <translation>{table}：同一乡镇有两行：{codes}。请只给出一次运行的结果。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/tables.py" />
   <source>TOWNSHIPS has no township of this code: these rows are not used.</source>
   <translation>乡镇界中没有该代码的乡镇：这些行未采用。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/tables.py" />
   <source>{table} has no column {columns}: choose the table that the algorithm {algorithm} gives, with the row of the county.</source>
   <translation>{table} 没有列 {columns}：请选择算法 {algorithm} 输出的表，其中应有全县的行。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/targets.py" />
   <source>{file}, row {row}, column {column}: “{value}” {why}.</source>
   <translation>{file}，第 {row} 行，{column} 列：“{value}”{why}。</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/targets.py" />
   <location filename="../analysis/services.py" />
   <source>is unknown: write one of {known}</source>
   <translation>无法识别：请填写以下之一：{known}</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/targets.py" />
   <source>does not fit the level {level}: write {digits} digits</source>
   <translation>与层级 {level} 不符：请填写 {digits} 位数字</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/targets.py" />
   <location filename="../analysis/services.py" />
   <source>is no number</source>
   <translation>不是数字</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/targets.py" />
   <location filename="../analysis/services.py" />
   <source>is empty</source>
   <translation>为空</translation>
  </message>
  <message>
   <location filename="../analysis/network/assembly.py" />
   <source>{layer}: no line has any length; check the layer and TOLERANCE.</source>
   <translation>{layer}：没有长度大于零的线；请检查图层和 TOLERANCE。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>Network taken from the previous run: the roads and options are the same.</source>
   <translation>沿用上次运行的路网：道路和选项相同。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{count} roads are closed to this mode (class, access or status) and were left out.</source>
   <translation>{count} 条道路在该计量方式下不可通行（因等级、通行限制或状态），已跳过。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{count} roads have no length and were left out.</source>
   <translation>{count} 条道路长度为零，已跳过。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{count} roads are one-way.</source>
   <translation>{count} 条道路为单行。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{count} roads have a direction that is not understood; they count as two-way.</source>
   <translation>{count} 条道路的通行方向无法识别；按双向计。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{count} roads have no usable speed; they take the default of their class.</source>
   <translation>{count} 条道路没有可用的速度；采用其等级的默认速度。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{count} crossings without a common vertex were joined.</source>
   <translation>{count} 处无公共顶点的相交线已连接。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{count} crossings were left apart, for level, layer, bridge or tunnel differ.</source>
   <translation>{count} 处相交线因层级、图层、桥梁或隧道属性不同而未连接。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{count} line ends that missed another line by no more than TOLERANCE were joined.</source>
   <translation>{count} 处与其他线的间隙不超过 TOLERANCE 的线端已连接。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{count} vertices no farther than TOLERANCE from one of another road were joined with it.</source>
   <translation>{count} 个顶点与另一道路的顶点相距不超过 TOLERANCE，已连为一点。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{count} segments are drawn twice and count once.</source>
   <translation>{count} 条线段重复绘制，只计一次。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>ROADS: at {count} places a road turns straight back over itself without a common vertex: the stretch drawn twice counts twice, unless lines that cross are joined (NODE_CROSSINGS).</source>
   <translation>ROADS：有 {count} 处道路线原路折返且没有公共顶点，重复绘制的路段计两次；如需只计一次，请勾选连接相交线（NODE_CROSSINGS）。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>Network: {length:,.0f} km of roads, {edges} edges, {nodes} junctions, {parts} separate parts.</source>
   <translation>路网：道路 {length:,.0f} 千米，边 {edges} 条，路口 {nodes} 个，互不连通的部分 {parts} 个。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>MODE is “{mode}”: choose one of {modes}.</source>
   <translation>MODE 为“{mode}”：请选择以下之一：{modes}。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>TOLERANCE is {value} m: give 0 to {limit:.0f} metres.</source>
   <translation>TOLERANCE 为 {value} 米：请给出 0 至 {limit:.0f} 米。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>DEFAULT_SPEED is {value} km/h: give more than 0 and at most 300.</source>
   <translation>DEFAULT_SPEED 为 {value} 千米/小时：请给出大于 0 且不超过 300 的数。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>Give three direction values: forward, backward, both.</source>
   <translation>请给出三个方向取值：正向、反向、双向。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{parameter}: {layer} has no field “{name}”; it has {fields}.</source>
   <translation>{parameter}：{layer} 没有字段“{name}”；现有字段：{fields}。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{layer} has no lines: choose a layer with road lines.</source>
   <translation>{layer} 没有线：请选择道路线图层。</translation>
  </message>
  <message>
   <location filename="../analysis/network/build.py" />
   <source>{layer}: none of the {count} roads may be used in mode {mode}: check the road classes, or choose another mode.</source>
   <translation>{layer}：{count} 条道路在计量方式 {mode} 下均不可通行：请检查道路等级，或选择其他计量方式。</translation>
  </message>
  <message>
   <location filename="../analysis/network/model.py" />
   <source>{layer} has no coordinate reference system: set it in the layer's properties (for county data often EPSG:4490 or EPSG:4547), then run again.</source>
   <translation>{layer} 没有坐标参考系：请在图层属性中设置（县级数据常用 EPSG:4490 或 EPSG:4547），然后重新运行。</translation>
  </message>
  <message>
   <location filename="../analysis/network/model.py" />
   <source>{layer}: feature ids repeat: {ids}. Ids must be unique.</source>
   <translation>{layer}：要素编号重复：{ids}。编号必须唯一。</translation>
  </message>
  <message>
   <location filename="../analysis/network/model.py" />
   <source>{layer} has {found} geometries where lines are needed: choose a line layer.</source>
   <translation>{layer} 的几何类型为 {found}，此处需要线：请选择线图层。</translation>
  </message>
  <message>
   <location filename="../analysis/network/paths.py" />
   <source>The cutoff is {value}: give more than 0 (metres or seconds).</source>
   <translation>截止值为 {value}：请给出大于 0 的数（米或秒）。</translation>
  </message>
  <message>
   <location filename="../analysis/network/paths.py" />
   <location filename="../analysis/network/service_areas.py" />
   <source>FACILITIES has no features: choose a layer with facilities, or another kind.</source>
   <translation>FACILITIES 没有要素：请选择有设施的图层，或改选类别。</translation>
  </message>
  <message>
   <location filename="../analysis/network/paths.py" />
   <source>The service radius is {value}: give more than 0 (metres or seconds).</source>
   <translation>服务半径为 {value}：请给出大于 0 的数（米或秒）。</translation>
  </message>
  <message>
   <location filename="../analysis/network/paths.py" />
   <source>DIRECTION is “{value}”: choose to_facility or from_facility.</source>
   <translation>DIRECTION 为“{value}”：请选择 to_facility 或 from_facility。</translation>
  </message>
  <message>
   <location filename="../analysis/network/paths.py" />
   <source>The number of facilities is {value}: give 1 or more.</source>
   <translation>设施数为 {value}：请给出不小于 1 的数。</translation>
  </message>
  <message>
   <location filename="../analysis/network/paths.py" />
   <source>BARRIERS: of the {count} facilities none reaches a road within {limit:g} m without crossing a barrier: check the barriers, or raise MAX_SNAP.</source>
   <translation>BARRIERS：{count} 处设施都无法在 {limit:g} 米内不穿越阻隔而到达道路：请检查阻隔，或增大 MAX_SNAP。</translation>
  </message>
  <message>
   <location filename="../analysis/network/paths.py" />
   <source>FACILITIES: none of the {count} facilities is within {limit:g} m of a road (the nearest is {gap:.0f} m away): check that both layers have the right coordinate reference system, or raise MAX_SNAP.</source>
   <translation>FACILITIES：{count} 处设施都不在道路 {limit:g} 米范围内（最近的一处相距 {gap:.0f} 米）：请检查两个图层的坐标参考系是否正确，或增大 MAX_SNAP。</translation>
  </message>
  <message>
   <location filename="../analysis/network/service_areas.py" />
   <source>FACILITIES: the field “{name}” holds no break above 0, only for instance “{value}”: choose the field with each facility's own break, or give BREAKS.</source>
   <translation>FACILITIES：字段“{name}”中没有大于 0 的分段值，例如“{value}”：请选择存有各设施分段值的字段，或填写 BREAKS。</translation>
  </message>
  <message>
   <location filename="../analysis/network/service_areas.py" />
   <source>{field}: “{value}” is no break above 0</source>
   <translation>{field}：“{value}”不是大于 0 的分段值</translation>
  </message>
  <message>
   <location filename="../analysis/network/service_areas.py" />
   <source>FACILITIES: the values of {count} facilities ({ids}) have another unit than their field's name; the unit beside the number counts.</source>
   <translation>FACILITIES：{count} 个设施（{ids}）的取值自带的单位与字段名中的单位不同，按取值自带的单位计。</translation>
  </message>
  <message>
   <location filename="../analysis/network/service_areas.py" />
   <source>{name} is “{value}”: choose one of {allowed}.</source>
   <translation>{name} 为“{value}”：请选择以下之一：{allowed}。</translation>
  </message>
  <message>
   <location filename="../analysis/network/service_areas.py" />
   <source>The trim distance is {value} m: give more than 0.</source>
   <translation>裁剪距离为 {value} 米：请给出大于 0 的数。</translation>
  </message>
  <message>
   <location filename="../analysis/network/service_areas.py" />
   <source>BREAKS are {values}: give one or more costs above 0.</source>
   <translation>BREAKS 为 {values}：请给出一个或多个大于 0 的成本。</translation>
  </message>
  <message>
   <location filename="../analysis/network/service_areas.py" />
   <source>FACILITIES has no field “{name}”.</source>
   <translation>FACILITIES 没有字段“{name}”。</translation>
  </message>
  <message>
   <location filename="../analysis/network/snapping.py" />
   <source>{layer} has no coordinate reference system: set it in the layer's properties.</source>
   <translation>{layer} 没有坐标参考系：请在图层属性中设置。</translation>
  </message>
  <message>
   <location filename="../analysis/network/snapping.py" />
   <source>{layer} has geometries that are neither points nor polygons (features {ids}): choose a point layer.</source>
   <translation>{layer} 有既不是点也不是面的几何（要素 {ids}）：请选择点图层。</translation>
  </message>
  <message>
   <location filename="../analysis/network/snapping.py" />
   <source>MAX_SNAP is {value} m: give 0 or more.</source>
   <translation>MAX_SNAP 为 {value} 米：请给出不小于 0 的数。</translation>
  </message>
  <message>
   <location filename="../analysis/profiles.py" />
   <source>There is no mode {mode}: choose {modes}.</source>
   <translation>没有计量方式 {mode}：请选择以下之一：{modes}。</translation>
  </message>
  <message>
   <location filename="../analysis/report.py" />
   <source>The workbook {path} could not be written ({reason}). Close it if it is open, and check the free space and the folder's rights.</source>
   <translation>无法写入工作簿 {path}（{reason}）。如已打开，请关闭；并检查可用空间和文件夹权限。</translation>
  </message>
  <message>
   <location filename="../analysis/run_record.py" />
   <source>{path} cannot be read as a run record: choose the file that RECORD wrote.</source>
   <translation>{path} 无法作为运行记录读取：请选择 RECORD 所写的文件。</translation>
  </message>
  <message>
   <location filename="../analysis/run_record.py" />
   <source>{path} is no run record of this plugin: choose the file that RECORD wrote.</source>
   <translation>{path} 不是本插件的运行记录：请选择 RECORD 所写的文件。</translation>
  </message>
  <message>
   <location filename="../analysis/schema.py" />
   <source>{layer}: the columns {columns} may all be the {field} ({field_zh}): choose one in the parameters, or rename the others.</source>
   <translation>{layer}：列 {columns} 都可能是 {field}（{field_zh}）：请在参数中选择其一，或将其余各列改名。</translation>
  </message>
  <message>
   <location filename="../analysis/schema.py" />
   <source>{layer} has no column {column} for the {field}; it has: {columns}.</source>
   <translation>{layer} 没有用作 {field} 的列 {column}；现有列：{columns}。</translation>
  </message>
  <message>
   <location filename="../analysis/schema.py" />
   <source>{layer} has no field for the {field} ({field_zh}); its fields are: {columns}. Choose one in the parameters, or name it like one of {aliases}.</source>
   <translation>{layer} 没有 {field}（{field_zh}）字段；现有字段：{columns}。请在参数中选择一个，或将字段改名为以下之一：{aliases}。</translation>
  </message>
  <message>
   <location filename="../analysis/schema.py" />
   <source>{column}: half of the values are below {limit} and some have fractions: are they 万人 (ten thousand people)?</source>
   <translation>{column}：半数取值小于 {limit}，且有的带小数：单位是否为万人？</translation>
  </message>
  <message>
   <location filename="../analysis/schema.py" />
   <source>{column}: “{value}” is not understood as {what}; it counts as missing.</source>
   <translation>{column}：“{value}”无法识别为“{what}”；按缺失计。</translation>
  </message>
  <message>
   <location filename="../analysis/schema.py" />
   <source>{column}: “{value}” is not understood as {what}; it is kept as it is.</source>
   <translation>{column}：“{value}”无法识别为“{what}”；保留原值。</translation>
  </message>
  <message>
   <location filename="../analysis/schema.py" />
   <source>{column}: “{value}” is no status that is known; the feature counts as existing.</source>
   <translation>{column}：“{value}”不是已知的状态，按现状计。</translation>
  </message>
  <message>
   <location filename="../analysis/schema.py" />
   <source>{column}: “{value}” is no speed in km/h; it counts as missing.</source>
   <translation>{column}：“{value}”不是有效车速（千米/小时），按缺失计。</translation>
  </message>
  <message>
   <location filename="../analysis/services.py" />
   <source>is there twice for the same area_class and mode</source>
   <translation>在 area_class 和 mode 相同的行中重复</translation>
  </message>
  <message>
   <location filename="../analysis/services.py" />
   <source>{file}, row {row}, column {column}: “{value}” {what}.</source>
   <translation>{file}，第 {row} 行，{column} 列：“{value}”{what}。</translation>
  </message>
  <message>
   <location filename="../analysis/services.py" />
   <source>must lie between {low:g} and {high:g}</source>
   <translation>应在 {low:g} 与 {high:g} 之间</translation>
  </message>
  <message>
   <location filename="../analysis/services.py" />
   <source>must be more than 0</source>
   <translation>应大于 0</translation>
  </message>
  <message>
   <location filename="../analysis/services.py" />
   <source>does not fit the mode {mode}: write {unit}</source>
   <translation>与计量方式 {mode} 不符：请填写 {unit}</translation>
  </message>
  <message>
   <location filename="../analysis/services.py" />
   <source>has {word}: write {known}, by semicolons</source>
   <translation>含有 {word}：请填写 {known}，以分号分隔</translation>
  </message>
  <message>
   <location filename="../analysis/services.py" />
   <source>has the unknown kind {kinds}: see kinds.csv</source>
   <translation>含有未知类别 {kinds}：请查看 kinds.csv</translation>
  </message>
  <message>
   <location filename="../analysis/services.py" />
   <source>is unknown: add a column kinds that says which facility kinds serve it</source>
   <translation>无法识别：请增加 kinds 列，写明提供该服务的设施类别</translation>
  </message>
  <message>
   <location filename="../analysis/standards.py" />
   <source>There is no service {service} in the standards; there are: {known}.</source>
   <translation>标准中没有服务 {service}；现有：{known}。</translation>
  </message>
  <message>
   <location filename="../analysis/values.py" />
   <source>{column}: the unit in “{value}” counts, not the one in the field's name.</source>
   <translation>{column}：按取值“{value}”自带的单位计，不按字段名中的单位。</translation>
  </message>
  <message>
   <location filename="../analysis/zones.py" />
   <source>{layer} has no features: add the township polygons.</source>
   <translation>{layer} 没有要素：请添加乡镇面。</translation>
  </message>
  <message>
   <location filename="../analysis/zones.py" />
   <source>{layer} {ids}: no geometry. Draw the polygon or remove the feature.</source>
   <translation>{layer} {ids}：没有几何。请绘制面，或删除该要素。</translation>
  </message>
  <message>
   <location filename="../analysis/zones.py" />
   <source>{layer} {ids}: not a polygon. Choose the layer with the township polygons.</source>
   <translation>{layer} {ids}：不是面。请选择乡镇面图层。</translation>
  </message>
  <message>
   <location filename="../analysis/zones.py" />
   <source>{layer} {ids}: the code {code} is there {count} times. Correct it, or dissolve the parts of one township into one feature.</source>
   <translation>{layer} {ids}：代码 {code} 出现 {count} 次。请改正，或将同一乡镇的各部分融合为一个要素。</translation>
  </message>
  <message>
   <location filename="../analysis/zones.py" />
   <source>{layer} {id}: the polygon is invalid ({why}) and nothing is left of it when it is repaired. Draw it again.</source>
   <translation>{layer} {id}：面几何无效（{why}），修复后没有剩余。请重新绘制。</translation>
  </message>
  <message>
   <location filename="../analysis/zones.py" />
   <source>The polygon was invalid ({why}); repairing it changed its area from {before:.3f} to {after:.3f} km². Check its outline.</source>
   <translation>面几何无效（{why}）；修复后面积由 {before:.3f} 变为 {after:.3f} 平方千米。请核对边界。</translation>
  </message>
  <message>
   <location filename="../analysis/zones.py" />
   <source>{layer} {first} ({first_name}) and {second} ({second_name}) overlap by {area:.3f} km². Correct the boundary: nobody may live in two townships.</source>
   <translation>{layer} {first}（{first_name}）与 {second}（{second_name}）重叠 {area:.3f} 平方千米。请改正边界：同一人口不能分属两个乡镇。</translation>
  </message>
  <message>
   <location filename="../analysis/zones.py" />
   <source>The townships overlap by {area:.0f} m²; points there count for the lower code.</source>
   <translation>乡镇重叠 {area:.0f} 平方米；其中的点计入代码较小的乡镇。</translation>
  </message>
  <message>
   <location filename="../analysis/zones.py" />
   <source>The townships leave {count} narrow gaps of {area:.0f} m² in all; points there are outside.</source>
   <translation>乡镇之间有 {count} 处碎缝，共 {area:.0f} 平方米；其中的点计为县域外。</translation>
  </message>
  <message>
   <location filename="../dependencies.py" />
   <source>Missing or too old: {libraries}. Run the OSGeo4W Setup that came with QGIS, choose “Advanced Install” and add {packages}, or install the package “qgis-full”; then restart QGIS.</source>
   <translation>缺少以下库或其版本过旧：{libraries}。请运行随 QGIS 安装的 OSGeo4W Setup，选择“Advanced Install”，添加 {packages}，或安装软件包“qgis-full”；然后重新启动 QGIS。</translation>
  </message>
  <message>
   <location filename="../dependencies.py" />
   <source>Missing or too old: {libraries}. QGIS for macOS differs from release to release in the libraries that it brings: install QGIS from conda-forge with {packages} beside it.</source>
   <translation>缺少以下库或其版本过旧：{libraries}。各版本 QGIS for macOS 自带的库不尽相同：请从 conda-forge 安装 QGIS，并一同安装 {packages}。</translation>
  </message>
  <message>
   <location filename="../dependencies.py" />
   <source>Missing or too old: {libraries}. On Debian 13, Ubuntu 24.04 or later run: sudo apt install {packages}; then restart QGIS. Where the packages are older than that, use the plugin's source folder: its README shows how to start QGIS with libraries that fit.</source>
   <translation>缺少以下库或其版本过旧：{libraries}。在 Debian 13、Ubuntu 24.04 或更新的系统上，请运行：sudo apt install {packages}，然后重新启动 QGIS。如果系统自带的软件包仍然过旧，请使用插件的源代码目录：其中的 README 说明了如何用合适的库启动 QGIS。</translation>
  </message>
  <message>
   <location filename="../processing/access/gap_inputs.py" />
   <source>KINDS: the standards have no service of {kinds} and no radius: give RADIUS (metres), or MINUTES with a MODE of walk, ebike or drive, or in STANDARDS a table with a row for it, with the columns service, area_class, mode, value, unit and kinds ({kinds}).</source>
   <translation>KINDS：标准中没有 {kinds} 的服务，也没有半径：请填写 RADIUS（米），或填写 MINUTES 并将 MODE 选为 walk、ebike 或 drive，或在 STANDARDS 表中为它加一行，列为 service、area_class、mode、value、unit 和 kinds（{kinds}）。</translation>
  </message>
  <message>
   <location filename="../processing/access/gap_inputs.py" />
   <source>RADIUS or MINUTES in place of the standard: {rules}.</source>
   <translation>以下改按 RADIUS 或 MINUTES，不再按标准：{rules}。</translation>
  </message>
  <message>
   <location filename="../processing/access/gap_inputs.py" />
   <source>Still by the standard, because it measures in the other unit: {rules}. Choose a MODE to measure all alike.</source>
   <translation>以下服务的标准采用另一种单位，仍按标准计：{rules}。如需全部统一计量，请在 MODE 中选择一种计量方式。</translation>
  </message>
  <message>
   <location filename="../processing/access/gap_inputs.py" />
   <source>No service that FACILITIES gives ({services}) has a radius for the mode {mode} in the standards: give {parameter}, or choose another mode.</source>
   <translation>FACILITIES 中的设施所提供的服务（{services}），在标准中都没有计量方式 {mode} 的服务半径：请给出 {parameter}，或选择其他计量方式。</translation>
  </message>
  <message>
   <location filename="../processing/access/gap_inputs.py" />
   <source>Not measured, because the standards have no radius for the mode {mode}: {services}. Give {parameter} to measure them too.</source>
   <translation>标准中没有计量方式 {mode} 的服务半径，以下服务未分析：{services}。如需分析，请给出 {parameter}。</translation>
  </message>
  <message>
   <location filename="../processing/access/gap_inputs.py" />
   <source>FACILITIES has no kind that the standards know; it has: {kinds}. Choose the field with the kinds.</source>
   <translation>FACILITIES 中没有标准所列的设施类别；现有类别为：{kinds}。请选择设施类别字段。</translation>
  </message>
  <message>
   <location filename="../processing/access/gap_inputs.py" />
   <source>Not measured, because no facility counts for them: {services}. Name them in KINDS to measure them all the same.</source>
   <translation>以下服务没有可计入的设施，未分析：{services}。如仍需分析，请在 KINDS 中写明。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>school zone,catchment area,school district,zoning,nearest school,primary,junior high,education</source>
   <translation>学区,划片,就近入学,最近学校,小学,初中,义务教育,多校划片,学区房</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Compares the school that children are zoned to with the one that is nearest by network, by township.</source>
   <translation>按乡镇核查学龄儿童的划片学校是否就是路网距离最近的学校。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>A zone is a polygon that names its schools: school_id (codes in FACILITIES) or school (names), several by 、. A place in several zones, or in one with several schools, may go to any of them: the nearest of these counts as assigned. It is the nearest school if no other school of the stage is more than 1 m nearer.</source>
   <translation>学区是注明学校的面：school_id（设施图层中的学校代码）或 school（学校名称），多所用“、”分隔。居民点在几个学区内，或学区有几所学校（多校划片）时，取其中最近的一所为划片学校。同学段没有其他学校比它近 1 米以上，即为最近学校。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Every place ends with one reason: no_geometry, outside (no township), no_zone, unknown_school (no school of its zones is in FACILITIES), off_network, unconnected, other or nearest. Shares are over the children of the last two; the others are counted beside, never as zero. The account proves that all add up to the input.</source>
   <translation>每个居民点归入一种情形：no_geometry（没有几何）、outside（不在乡镇内）、no_zone（不在学区内）、unknown_school（学区的学校不在设施图层中）、off_network（远离道路）、unconnected（没有通路）、other（有更近的学校）、nearest（划片学校即最近学校）。比例只按后两种的学龄儿童计算，其余另列，不按零计。账目核对各项合计等于输入。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>The Compulsory Education Law (Article 12) asks that children attend school near their registered residence; zones also follow the schools' places, so a share below 1 is a question to the zoning, not a fault.</source>
   <translation>《中华人民共和国义务教育法》第十二条要求保障适龄儿童、少年在户籍所在地学校就近入学；划片还要考虑学位，比例低于 1 只说明划片需要复核，并非差错。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Comparing the schools</source>
   <translation>比较划片学校与最近学校</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/sample_project.py" />
   <source>School zones (polygons)</source>
   <translation>学区（面）</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Polygons that name their schools; those of one stage may overlap.</source>
   <translation>注明学校的面；同一学段的学区可以重叠。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Field with the names of the schools</source>
   <translation>学校名称字段</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Several names are parted by 、. If left empty, a field such as school or 学校 is used.</source>
   <translation>多个名称用“、”分隔。留空时使用 school、学校 等字段。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Field with the codes of the schools</source>
   <translation>学校代码字段</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>They go before the names. If left empty, a field such as school_id or 学校代码 is used.</source>
   <translation>代码优先于名称。留空时使用 school_id、学校代码 等字段。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Stage of zones that say none</source>
   <translation>未注明学段的学区的学段</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Zones with a field kind (小学, 初中, 九年一贯制) count for what it says.</source>
   <translation>有 kind 字段（小学、初中、九年一贯制）的学区按该字段计。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>villages and people in all, judged and zoned to the nearest school, share_nearest (0 to 1), people by reason, mean_m, max_m (metres to the assigned school), mean_extra_m, max_extra_m (metres more than to the nearest)</source>
   <translation>村庄数与学龄儿童数（全部、可判定、划片就近）、share_nearest（0 至 1）、按情形分的儿童数、mean_m、max_m（到划片学校的米数）、mean_extra_m、max_extra_m（比最近学校多走的米数）</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Points, one for each village and stage: people_in_need (children), zone, assigned school with access_m, network_m, egress_m, total_m (metres), nearest school with nearest_m, extra_m, is_nearest (0 or 1) and reason.</source>
   <translation>点，每个村庄每个学段一个：people_in_need（学龄儿童）、zone（学区）、划片学校及 access_m、network_m、egress_m、total_m（米）、最近学校及 nearest_m、extra_m（米）、is_nearest（0 或 1）与 reason。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>School zones judged</source>
   <translation>学区核查结果</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Polygons, one for each zone and stage, with its schools: {}.</source>
   <translation>面，每个学区每个学段一个，附其学校：{}。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Polygons, one for each township and stage: {}.</source>
   <translation>面，每个乡镇每个学段一个：{}。</translation>
  </message>
  <message>
   <location filename="../processing/access/schoolzones.py" />
   <source>Summary, zones, children who live nearer to another school, and account.</source>
   <translation>一个工作簿：汇总、学区、未就近的村庄与账目核对。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>service gap,service radius,accessibility,coverage,township,villages,people,school,hospital</source>
   <translation>服务缺口,服务半径,可达性,覆盖,乡镇,村庄,人口,学校,医院</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Finds villages and people beyond the service radius, by network distance and by township.</source>
   <translation>按路网距离分乡镇找出服务半径以外的村庄和人口。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Every village ends with one reason: no_geometry, outside (no township), off_network, unconnected, beyond (the radius) or served. Villages and people by reason add up to the input; the log shows the sum. People that are not known are missing, never zero.</source>
   <translation>每个村庄有且只有一个原因：no_geometry（没有可用的几何）、outside（县域外，不在任何乡镇内）、off_network（远离道路）、unconnected（路网不连通）、beyond（超出服务半径）或 served（已覆盖）。各原因的村庄数与人口之和等于输入，日志中列出合计。人口不详的按缺失计，绝不按零计。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>The radius of each service, in town and country, comes from the standards with code, edition and source; a parameter, a field of the facilities or a file of your own takes its place.</source>
   <translation>各项服务在城镇和农村的服务半径取自标准，并注明编号、版本和出处；也可改用参数、设施的字段或您自己的文件给定。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Any other kind that stands in the layer (药店) is measured as well where a radius is given: RADIUS, or MINUTES with the mode walk, ebike or drive.</source>
   <translation>图层中的其他类别（如药店）也可以写，此时须给出半径：填写 RADIUS，或填写 MINUTES 并把计量方式选为 walk、ebike 或 drive。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <location filename="../processing/parameters.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>The people of each cell (not per km²) count in place of the villages' own.</source>
   <translation>以各像元的人数（不是每平方千米人数）代替村庄自身的人口。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>In place of the standards' radius, for all services. In the mode distance everywhere, in the mode standard only where that has metres; its minutes stay, and the log says which.</source>
   <translation>代替标准规定的半径，用于所有服务。计量方式为 distance 时全部采用；为 standard 时只代替以米计的标准，以分钟计的仍按标准，日志中会列明。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>In place of the standards' time, for all services. In walk, ebike and drive everywhere; in the mode standard only where that has minutes; its metres stay, and the log says which.</source>
   <translation>代替标准规定的时间，用于所有服务。计量方式为 walk、ebike 和 drive 时全部采用；为 standard 时只代替以分钟计的标准，以米计的仍按标准，日志中会列明。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Measuring the gaps</source>
   <translation>正在分析缺口</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>access_m, network_m, egress_m, total_m (metres), or network_s and total_s (seconds)</source>
   <translation>access_m、network_m、egress_m、total_m（米），或 network_s 与 total_s（秒）</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>villages, people and area_km2 (square kilometres) in all, within and beyond the radius, shares from 0 to 1, the straight-line result beside, mean, median and largest cost in unit (m or s), worst_villages, rank, and rows and people by reason</source>
   <translation>总计、服务半径内和服务半径外的 villages、people 与 area_km2（平方千米），0 至 1 的比例，作为对照的直线结果，以 unit（m 或 s）计的平均、中位和最大成本，worst_villages、rank，以及按原因分的行数与人口</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Villages with their nearest facility</source>
   <translation>村庄及其最近设施</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Points, one for each village and service: names and codes, area_class (urban, rural), people, people_in_need, radius in unit (m or s), facility, {}, straight_m (metres), reason, near_edge.</source>
   <translation>点图层，每个村庄每项服务一点：名称与代码、area_class（urban 城镇，rural 农村）、people、people_in_need（服务对象人口）、radius（单位见 unit：m 或 s）、设施、{}、straight_m（米）、reason、near_edge。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Routes to the nearest facility</source>
   <translation>至最近设施的路线</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Lines from each village to its nearest facility with length_m (metres) and {}.</source>
   <translation>线图层，自每个村庄至其最近设施，含 length_m（米）和 {}。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Land beyond the radius</source>
   <translation>服务半径外区域</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Polygons by township and service with radius in unit (m or s), radius_from (standard, parameter, own: then radius is NULL) and area_km2 (square kilometres).</source>
   <translation>按乡镇和服务的面：radius（单位见 unit，m 或 s）、radius_from（standard 标准、parameter 参数、own 设施自有，此时 radius 为 NULL）和 area_km2（平方千米）。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Gaps by township</source>
   <translation>各乡镇缺口</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Polygons, one for each township and service: {}.</source>
   <translation>面图层，每个乡镇每项服务一面：{}。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <location filename="../processing/parameters.py" />
   <source>Summary</source>
   <translation>汇总</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>A table with the same fields by township and service, and a row for the county (level).</source>
   <translation>表，按乡镇和服务列出相同字段，另有全县一行（见 level）。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <location filename="../processing/parameters.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Workbook</source>
   <translation>工作簿</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <location filename="../processing/parameters.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Excel workbook</source>
   <translation>Excel 工作簿</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Summary, villages beyond the radius, account of everyone, and standards used, in one workbook.</source>
   <translation>将汇总、服务半径外的村庄、账目核对（全员核算）和采用的标准列入一个工作簿。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Map (PDF)</source>
   <translation>专题图（PDF）</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>Map sheets, one page for each service.</source>
   <translation>专题图，每项服务一页。</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Map (image)</source>
   <translation>专题图（图片）</translation>
  </message>
  <message>
   <location filename="../processing/access/servicegaps.py" />
   <source>The map sheet of the service with the largest gap.</source>
   <translation>缺口最大的一项服务的专题图。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Prepare data</source>
   <translation>数据准备</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Infrastructure coverage</source>
   <translation>基础设施覆盖</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Network distance</source>
   <translation>路网距离</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Indicators and maps</source>
   <translation>指标与专题图</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Outputs</source>
   <translation>输出</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Inputs</source>
   <translation>输入</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>The run was cancelled; nothing was written.</source>
   <translation>运行已取消，没有写入任何成果。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Reading the inputs</source>
   <translation>正在读取输入</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Writing the results</source>
   <translation>正在写入成果</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>{name} is no parameter of this algorithm and was passed over: is {nearest} meant?</source>
   <translation>本算法没有参数 {name}，已忽略：是否应为 {nearest}？</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>{name} is no parameter of this algorithm and was passed over. There are: {known}.</source>
   <translation>本算法没有参数 {name}，已忽略。可用的参数：{known}。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>{name} is “{value}”: give one of the words {words}.</source>
   <translation>{name} 的取值为“{value}”：请填写以下单词之一：{words}。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>{name}: {value} cannot be opened: check that each file or table is there.</source>
   <translation>{name}：{value} 无法打开，请检查各文件或表是否存在。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>{name} is “{value}”: {label}, a number of {least:g} or more.</source>
   <translation>{name} 的取值为“{value}”：{label}应为不小于 {least:g} 的数。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>{name} is “{value}”: give {label} as a number alone, without a unit.</source>
   <translation>{name} 的取值为“{value}”：{label}请只填写数字，不带单位。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Optional.</source>
   <translation>可选。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>yes</source>
   <translation>是</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>no</source>
   <translation>否</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>Default: {}.</source>
   <translation>默认值：{}。</translation>
  </message>
  <message>
   <location filename="../processing/base.py" />
   <source>: </source>
   <translation>：</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridor_inputs.py" />
   <source>{name} is set, but BY is {by}: leave it empty, or choose {way}.</source>
   <translation>已设置 {name}，但 BY 为 {by}：请将其留空，或改选 {way}。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridor_inputs.py" />
   <source>CLASSES: {words} is no road class. Write 一级公路, 二级公路 …, or class_1, class_2, motorway, arterial and the like.</source>
   <translation>CLASSES：{words} 不是道路等级。请写一级公路、二级公路……，或 class_1、class_2、motorway、arterial 等。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridor_inputs.py" />
   <source>One-way roads are read from the usual field; choose DIRECTION_FIELD for another.</source>
   <translation>单行信息取自常用字段；如需改用其他字段，请在 DIRECTION_FIELD 中选择。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>corridor,route,gap,charging,bus stop,service area,highway,milepost,spacing,electric vehicle</source>
   <translation>廊道,路线,缺口,空白路段,充电,公交站,服务区,高速公路,公路,桩号,间距,电动汽车</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Finds the stretches of routes that are too far by network from a charger or other site.</source>
   <translation>找出路线上沿路网到充电站等设施距离过远的路段。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>A place on a route is a gap if the shortest permitted drive to a site, over all roads that cars may use, is longer than the distance. Gaps begin and end inside roads. Each direction is judged by itself: a one-way carriageway counts for its own.</source>
   <translation>路线上某处沿允许行驶的方向、经机动车可通行的所有道路到设施的最短路程超过限定距离的，即为缺口（空白路段）。空白路段的起止点可在道路中间。两个方向分别判定：单行的一幅只计本方向。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Mileposts are metres along the route in these data, from the end where most of its lines begin; they are not the register's. ROADS must reach beyond the county where the routes do, and the sites too, else gaps at the border are too long.</source>
   <translation>里程桩号是在本数据中沿路线量得的米数，从该路线多数线段的起点一端算起，不是公路登记的桩号。路线伸出县界的，ROADS 也须包括县界以外的部分，设施亦然；否则县界处的空白路段会偏长。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Largest distance to a site (metres)</source>
   <translation>到设施最大距离（米）</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>By network, with the straight leg from the road to the site.</source>
   <translation>按路网距离计，含道路到设施的直线段。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>If left empty, a field named as usual (oneway, 单行 …) is taken; without any every road is two-way.</source>
   <translation>留空时采用常用名称的字段（oneway、单行……）；没有这类字段时，所有道路均按双向通行。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Routes by</source>
   <translation>路线划分</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>route: by route number (G208, S331, X012), with mileposts; a road with several numbers belongs to each of them. class: by road class, without mileposts.</source>
   <translation>route：按路线编号（G208、S331、X012），带里程；一路多号的道路属于各条路线。class：按道路等级，无里程。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Field with the route number</source>
   <translation>路线编号字段</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>If left empty, a field named as usual (route, 路线编号, ref …) is taken.</source>
   <translation>留空时采用常用名称的字段（route、路线编号、ref……）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Routes looked at (first letters or numbers)</source>
   <translation>分析的路线（编号开头）</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>How the route numbers begin, parted by commas: G,S,X for national, provincial and county roads, or G208 for one. If left empty, G, S and X. Only by route.</source>
   <translation>路线编号的开头，用逗号分隔：G,S,X 表示国道、省道和县道，G208 表示单独一条路线。留空时为 G、S 和 X。仅在按 route 划分时使用。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Road classes looked at</source>
   <translation>分析的道路等级</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Classes parted by commas, such as 二级公路, 三级公路 or class_2. If left empty, all. Only by class.</source>
   <translation>道路等级，用逗号或顿号分隔，如二级公路、三级公路或 class_2。留空时为全部等级。仅在按 class 划分时使用。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Gap stretches</source>
   <translation>空白路段</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Lines, one for each gap: {}.</source>
   <translation>线图层，每个空白路段一条：{}。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Routes, near and far</source>
   <translation>路线（距离以内与空白路段）</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Lines of all stretches of the routes with the same fields (metres), and gap (1 or 0).</source>
   <translation>线图层，为路线的全部路段，字段相同（米），另有 gap（1 或 0）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <location filename="../processing/network/nearestfacility.py" />
   <source>Routes</source>
   <translation>路线</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>A table by route and direction, the sum of all routes last: length_m, covered_m, gap_m, longest_gap_m, largest_spacing_m between two sites (metres), covered_share (0 to 1), gaps; holes, holes_m (metres) and how much of the two figures they are (longest_gap_hole_m, spacing_hole_m).</source>
   <translation>按路线和方向的表，最后为全部路线合计：length_m、covered_m、gap_m、longest_gap_m、设施间最大间距 largest_spacing_m（米）、covered_share（0 至 1）、gaps；间断 holes、holes_m（米）及其在两项中所占的米数（longest_gap_hole_m、spacing_hole_m）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Polygons with length_m and gap_m of both directions (metres), and covered_share (0 to 1). Only with townships.</source>
   <translation>面图层，含两个方向合计的 length_m 和 gap_m（米），以及 covered_share（0 至 1）。仅在给出乡镇界时输出。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/corridorgaps.py" />
   <source>Routes, gaps, townships and account in one workbook.</source>
   <translation>将路线、空白路段、乡镇和账目核对列入一个工作簿。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/county.py" />
   <source>VILLAGE_STATS needs DEMAND, the villages that it tells about.</source>
   <translation>VILLAGE_STATS 须与 DEMAND 一并给出，即该表所统计的村庄。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>park,green space,residential,service radius,per person,entrance,township,coverage</source>
   <translation>公园,绿地,居住用地,服务半径,人均,入口,乡镇,覆盖</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Measures the residential land and the people within reach of a park, and the park area per person.</source>
   <translation>计算公园服务半径覆盖的居住用地和人口，以及人均公园绿地面积。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>A park of 5,000 m² or more serves 500 m, one of 2,000 to 5,000 m² serves 300 m, over the streets from its entrances or, where none is known, from its edge; the same as the crow flies stands beside. The sizes are measured, the radii come from the standards.</source>
   <translation>5000 平方米及以上的公园服务 500 米，2000 至 5000 平方米的公园服务 300 米，从入口沿道路计；没有入口资料的，从公园边界算起；并列出直线距离的结果作为对照。公园面积按图形实测，服务半径取自标准。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>The area of all parks that exist is divided by the people of the town (in the built-up area) and compared with 13 m² (the target of county plans) and 8 m² (the floor of GB 55014-2021). What the county lacks is less than the sum of its townships where one of them has more than enough.</source>
   <translation>全部现状公园的面积除以城镇人口（建成区内的人口），与 13 平方米（县级规划的目标值）和 8 平方米（GB 55014-2021 的下限）比较。有乡镇超过标准时，全县的差额小于各乡镇差额之和。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Land, parks and people in all townships and outside add up to the input. Ground that overlaps counts once. What is missing is missing, never zero.</source>
   <translation>各乡镇与县域外的用地、公园和人口之和等于输入。重叠的用地只计一次。缺失的按缺失计，绝不按零计。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/sample_project.py" />
   <source>Parks</source>
   <translation>公园</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Polygons of parks and gardens. Each feature is one park; its size is measured.</source>
   <translation>公园绿地面图层。每个要素为一处公园，面积按图形实测。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Park entrances</source>
   <translation>公园入口</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Points within 30 m of their park. A park without any is entered from all its edge.</source>
   <translation>距所属公园 30 米以内的点。没有入口的公园，可从边界任意处进入。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <location filename="../processing/coverage/pipecoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/sample_project.py" />
   <source>Residential land</source>
   <translation>居住用地</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>The land that the standard asks to be near a park. Without it only people are judged.</source>
   <translation>标准要求公园服务半径覆盖的用地。未给出时只判定人口。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>The town: park area per person is over the people in it. Without it (and without urban classes) over all people.</source>
   <translation>城镇范围：人均公园绿地面积以其中的人口为分母。未给出（又没有城乡分类）时以全部人口为分母。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Planned parks count too</source>
   <translation>计入规划公园</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>By default only parks that exist count.</source>
   <translation>默认只计现状公园。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Measuring the parks</source>
   <translation>正在分析公园绿地</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Polygons, one for each township: park_m2 (square metres) and parks, residential land and people within reach by network and straight (shares from 0 to 1), park area per person, and what is lacking to target and floor.</source>
   <translation>面图层，每个乡镇一面：park_m2（平方米）和 parks，按路网和按直线覆盖的居住用地与人口（比例为 0 至 1），人均公园绿地面积，以及距目标值和下限的差额。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Parks judged</source>
   <translation>公园评价结果</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>The parks with area_m2 (square metres), size_class, radius_m (metres), way_in (entrance or edge), counted (0 or 1) and the reason where a park does not count.</source>
   <translation>公园图层，含 area_m2（平方米）、size_class、radius_m（米）、way_in（entrance 入口，edge 边界）、counted（0 或 1），以及不计入的原因。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Points with the nearest park, access_m, network_m, egress_m, total_m (metres), network_served and straight_served (0 or 1).</source>
   <translation>点图层，含最近公园、access_m、network_m、egress_m、total_m（米）、network_served 和 straight_served（0 或 1）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Residential land beyond every park</source>
   <translation>未覆盖居住用地</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Polygons by township with area_m2 (square metres): no park reaches them by network.</source>
   <translation>面图层，按乡镇划分，含 area_m2（平方米）：按路网距离没有公园覆盖的居住用地。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/greencoverage.py" />
   <source>Summary, parks, villages without a park, account and radii used, in one workbook.</source>
   <translation>将汇总、公园、未覆盖村庄、账目核对和采用的服务半径列入一个工作簿。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipe_layers.py" />
   <source>PIPES ({layer}) has no features.</source>
   <translation>PIPES（{layer}）没有要素。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipe_layers.py" />
   <source>PIPES has no pipes of the media {wanted}; it has {found}. Choose others in MEDIA.</source>
   <translation>PIPES 中没有{wanted}管线；现有类别为 {found}。请在 MEDIA 中改选。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipe_layers.py" />
   <source>MEDIA: {count} of {total} pipes are measured ({media}); {other} are of a medium that is not known.</source>
   <translation>MEDIA：{total} 条管线中分析 {count} 条（{media}）；{other} 条的管线类别不明。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipe_layers.py" />
   <source>MEDIA: there is no medium {word}. The media are: {known}.</source>
   <translation>MEDIA：没有管线类别 {word}。可用的类别为：{known}。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>pipe,network,utilities,water supply,sewage,drainage,storm,gas,heating,power,telecom,township,density,separated sewers,connected,reach</source>
   <translation>管线,管网,市政管网,给水,供水,污水,排水,雨水,燃气,供热,热力,电力,通信,乡镇,密度,雨污分流,连通,覆盖</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Measures pipes by township and medium: length, density, what is joined to a plant, and who is near.</source>
   <translation>按乡镇和管线类别统计管线：长度、密度、与厂站的连通情况，以及管线旁的人口。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Pipes are followed from their plants (sewers along their flow to the works). A closed valve, a gap wider than the tolerance, and a pipe out of use or without a medium break the way. Each pipe ends with one reason: connected, cut_off (a valve or the flow is in the way), isolated (no plant at its part of the network), no_source (no plant of the medium is known), not_in_use, not_traced.</source>
   <translation>从厂站沿管线追踪（污水、雨水管顺流向追踪至污水处理厂或排口）。关闭的阀门、超过容差的断口，以及停用或类别不明的管段都会使追踪中断。每段管线有且只有一个原因：connected（连通）、cut_off（被阀门或流向隔断）、isolated（所在管网没有厂站）、no_source（该类管线没有厂站资料）、not_in_use（停用或未建）、not_traced（未追踪）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>People are served if they live within the service distance of a pipe that distributes and is joined to its plant: a stand-in (proxy), beside which stands near any pipe. Where a village table says who is on tap water or has its sewage treated, that counts for this village (and its cells, which are those on its land, else those nearest to it in its township), and basis says so.</source>
   <translation>居住地在与厂站连通的配水（收集）管服务距离以内的，计为服务人口：这是推算（替代口径），旁边另列任一管线旁的人口。村级统计表注明通自来水人口或污水是否处理的村庄（及其像元：村域内的像元；没有村域时，为本乡镇内离该村最近的像元），以统计为准，并在 basis 中注明。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Lines on a boundary are split and counted once; townships and what lies outside add up to the input (account). What is missing is missing, never zero.</source>
   <translation>边界上的管段先切分再计，只计一次；各乡镇与县域外之和等于输入（账目核对）。缺失的按缺失计，绝不按零计。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>water, sewage, combined, storm, gas, heat, power, telecom, or their Chinese names and survey codes (给水, JS), parted by commas. sewage, combined and storm go together. Empty: all media.</source>
   <translation>water、sewage、combined、storm、gas、heat、power、telecom，或其中文名称和管线普查代码（给水、JS），用逗号或顿号分隔。sewage、combined 和 storm 一并分析。留空时为全部类别。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Field with the medium</source>
   <translation>管线类别字段</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>If left empty, a field named as usual (medium, 介质, 管线类型 …) or the layer's name.</source>
   <translation>留空时采用常用名称的字段（medium、介质、管线类型……）或图层名称。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Media to be measured</source>
   <translation>分析的管线类别</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Plants and other facilities</source>
   <translation>厂站等设施</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Water plants, sewage works, gas gate stations, heat sources, substations, telecom offices, outfalls of storm drains; facilities of other kinds, pumping stations too, are left aside. Without the plants of a medium nobody can say which of its pipes are connected.</source>
   <translation>水厂、污水处理厂、燃气门站、热源厂、变电站、通信机房、雨水排口；其他类别的设施（包括泵站）不予采用。没有某类管线的厂站资料，就无从判断该类管线是否连通。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <location filename="../processing/parameters.py" />
   <source>Field with the facility's kind</source>
   <translation>设施类别字段</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <location filename="../processing/parameters.py" />
   <source>If left empty, a field named as usual (kind, 类别, 设施类型 …) is taken where there is one.</source>
   <translation>留空时，如有常用名称的字段（kind、类别、设施类型……），则采用该字段。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Valves</source>
   <translation>阀门</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Points with a status; one that is closed, or of which nothing that is understood says that it is open, bars the pipe it stands on.</source>
   <translation>带启闭状态的点；关闭的阀门，以及未注明状态或状态无法识别的阀门，会隔断其所在的管线。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Densities are the length inside over its area; without it the whole length over the township's area, and the results say so.</source>
   <translation>管网密度为建成区内管线长度除以建成区面积；未给出时为全部长度除以乡镇面积，结果中会注明。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Its area within the service distance is measured.</source>
   <translation>计算其在服务距离以内的面积。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Buildings</source>
   <translation>建筑</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Those within the service distance are counted, from the wall to the pipe.</source>
   <translation>统计服务距离以内的建筑，按墙体到管线的距离计。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Service distance (metres)</source>
   <translation>服务距离（米）</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>In place of the usual ones: 100 m for water, gas and heat, 50 m for sewage, none for power and telecom, whose service is judged only if a distance is given.</source>
   <translation>代替惯例值：给水、燃气、热力 100 米，污水 50 米；电力和通信没有惯例值，仅在给出距离时才判定其服务。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Planned pipes and plants count too</source>
   <translation>计入规划管线与厂站</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>By default only what exists counts; the rest is measured apart.</source>
   <translation>默认只计现状；其余的单独统计。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>A pipe that ends closer than this to another meets it; pipes that run on do not.</source>
   <translation>管线端点与另一管线的间隙小于此值时连接；贯通的管线之间不连接。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Largest distance from a plant to its pipe (metres)</source>
   <translation>厂站到管线的最大距离（米）</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>A plant that touches pipes feeds all of these; another one all pipes that end within this distance, and the nearest of each separate network. One without any is listed with its distance.</source>
   <translation>与管线相接的厂站，供给（接纳）所有相接的管线；不相接的厂站，供给（接纳）端点在此距离内的全部管线，以及各独立管网中最近的管线。此距离内没有管线的厂站另行列出，并注明其距离。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Year in which ages are counted</source>
   <translation>管龄计算年份</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>This year where it is left empty. Later years of construction count as missing.</source>
   <translation>留空时为今年。晚于该年份的建设年代按缺失计。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Pipes judged</source>
   <translation>管线评价结果</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Lines, one for each pipe, two where a closed valve cuts it: medium, role, diameter_mm (millimetres), material, age_years, connected (0 or 1; NULL: no plant is known), source_id, distance_from_source_m (metres along the pipes), part, reason, length_m (metres).</source>
   <translation>线图层，每条管线一条，被关闭的阀门切断的分为两条：medium、role、diameter_mm（毫米）、material、age_years、connected（0 或 1；NULL 表示没有厂站资料）、source_id、distance_from_source_m（沿管线的米数）、part、reason、length_m（米）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Polygons, one for each township and medium: length_m, length_connected_m (metres), density_km_per_km2 over density_area_km2 (square kilometres) of density_over, people, people_near (any pipe), people_connected, people_served with its basis, villages, residential_m2 (square metres), buildings, shares from 0 to 1.</source>
   <translation>面图层，每个乡镇每类管线一面：length_m、length_connected_m（米），density_km_per_km2（以 density_area_km2（平方千米）为分母，面积口径见 density_over），people、people_near（任一管线旁）、people_connected、people_served 及其依据 basis，villages、residential_m2（平方米）、buildings，以及 0 至 1 的比例。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Length by class</source>
   <translation>分类长度</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>A table of length_m (metres) and share by township and medium: by diameter, material, age, renewal and role.</source>
   <translation>表，按乡镇和管线类别列出 length_m（米）和占比：按管径、材质、管龄、改造情况和级别分类。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Separated sewers</source>
   <translation>雨污分流</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>A table by township: storm_m, sewage_m, combined_m (metres), separated_share = (storm + sewage) / all three.</source>
   <translation>表，按乡镇列出：storm_m、sewage_m、combined_m（米），separated_share =（雨水管 + 污水管）÷ 三者之和。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Points, one for each village and medium: nearest_pipe_m, nearest_serving_m (metres), near, connected, served (0 or 1), people_served, basis.</source>
   <translation>点图层，每个村庄每类管线一点：nearest_pipe_m、nearest_serving_m（米）、near、connected、served（0 或 1）、people_served、basis。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Isolated parts</source>
   <translation>孤立管段</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Lines, one for each part that no plant feeds, or that a valve or the flow cuts off: pipes, length_m (metres), pipe_ids, reason.</source>
   <translation>线图层，没有厂站供给（接纳）的，或被阀门、流向隔断的，每个部分一条：pipes、length_m（米）、pipe_ids、reason。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/pipecoverage.py" />
   <source>Summary, classes, sewers, villages, isolated parts, account and methods, in one workbook.</source>
   <translation>将汇总、管网构成、雨污分流、村庄、孤立管段、账目核对和方法列入一个工作簿。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>road,density,length,class,paved,township,village,connectivity,rural access index,bus stop</source>
   <translation>道路,密度,里程,等级,铺装,乡镇,村庄,连通,农村道路可达指数,公交站</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Measures length, density and class of roads by township, and who and what they join.</source>
   <translation>按乡镇统计道路的里程、密度和等级，以及道路连通的乡镇、村庄和人口。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Roads are cut at township boundaries; a road on a boundary belongs to the township with the lower code, once. Townships and what lies outside add up to the input. The two carriageways of one road count once; planned and closed roads do not count, and are listed.</source>
   <translation>道路按乡镇界切分；位于界线上的道路归代码较小的乡镇，只计一次。各乡镇与县域外之和等于输入。双幅路只计一次；规划和停用道路不计入，另行列出。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>A township is joined to the county seat if a way over nothing but roads of class III and better, and streets, leads there; where it is not, the missing links are a layer of their own. A village is on a graded road if one of class IV or better in the main part of the network is near.</source>
   <translation>只走三级及以上公路和城市道路就能到达县城的，该乡镇为已连通；未连通的，其缺失路段另成图层。附近有属于路网主体部分的四级及以上公路的村庄，为通等级公路。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>The Rural Access Index (SDG 9.1.1) is the share of rural people within 2 km, straight, of a road that can be used all year.</source>
   <translation>农村道路可达指数（SDG 9.1.1）为全天候道路 2 千米（直线）以内的农村人口占全部农村人口的比例。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Towns, for the density of streets in built-up land, and what is urban. Without it that density is over the whole township, and the log says so.</source>
   <translation>城镇范围，用于计算建成区路网密度和划分城镇与农村。未给出时，该密度按全乡镇面积计算，日志中会注明。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/sample_project.py" />
   <source>Seats of townships</source>
   <translation>乡镇驻地</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Seats of government, matched by code or by the township they stand in. Where one is missing the village with the most people stands in for it.</source>
   <translation>乡镇政府驻地，按代码或按其所在的乡镇对应。缺少驻地的乡镇，以人口最多的村庄代替。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Township with the county seat (code or name)</source>
   <translation>县城所在乡镇（代码或名称）</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>The township whose seat is the county's. If left empty, the one with the lowest code.</source>
   <translation>其驻地即为县城的乡镇。留空时取代码最小的乡镇。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <location filename="../processing/coverage/sitecoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/sample_project.py" />
   <source>Bus stops</source>
   <translation>公交站点</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Without them no village is judged by its way to a bus stop.</source>
   <translation>未给出时，不判定村庄到公交站的情况。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Planned roads count too</source>
   <translation>计入规划道路</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>By default only roads that exist or are being built count.</source>
   <translation>默认只计现状和在建道路。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Two carriageways of one road count once</source>
   <translation>双幅路只计一次</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Parallel one-way roads of one class and route within 60 m count half each; lines that are there twice count once.</source>
   <translation>同一等级、同一路线且相距 60 米以内的平行单行道路各计一半；完全重合的线只计一次。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Bus stop within (metres)</source>
   <translation>公交站距离（米，路网）</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Largest distance by network, with the straight legs, from a village to a bus stop.</source>
   <translation>村庄到公交站的最大路网距离，含两端直线段。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Polygons with length_km and the length of each class (kilometres), km_per_km2 (kilometres per square kilometre), km_per_10k_people, paved_share, builtup_km_per_km2, seat_connected, seat_minutes, villages_on_graded, villages_has_stop and rural_access_index.</source>
   <translation>面图层，含 length_km 和各等级里程（千米）、km_per_km2（千米/平方千米）、km_per_10k_people、paved_share、builtup_km_per_km2、seat_connected、seat_minutes、villages_on_graded、villages_has_stop 和 rural_access_index。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>A table by township, dimension (technical, administrative, urban) and class: length_km, paved_km (kilometres), km_per_km2 (kilometres per square kilometre). Rows for the county and for what lies outside follow (level).</source>
   <translation>表，按乡镇、分类方式（技术等级、行政等级、城市道路等级）和等级列出：length_km、paved_km（千米）、km_per_km2（千米/平方千米）。其后为全县和县域外各行（见 level）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Roads by class</source>
   <translation>分等级道路</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Lines cut at township boundaries with map_class, classes, length_m and counted_m (metres; a doubled carriageway counts half).</source>
   <translation>按乡镇界切分的线图层，含 map_class、各种等级、length_m 和 counted_m（米；双幅路计一半）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Points with graded_m, all_season_m (metres, straight), stop_m (metres, by network), and what follows: on_graded, near_all_season, has_stop (1 yes, 0 no, NULL not known).</source>
   <translation>点图层，含 graded_m、all_season_m（米，直线）、stop_m（米，路网），以及据此判定的 on_graded、near_all_season、has_stop（1 是，0 否，NULL 不明）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Seats judged</source>
   <translation>驻地评价结果</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Points, one for each township: connected by class III or better (1, 0, NULL not judged), reason, link_m (metres of missing link), minutes to the county seat.</source>
   <translation>点图层，每个乡镇一点：connected（通三级及以上公路：1、0，NULL 为未判定）、reason、link_m（缺失路段的米数）、minutes（到县城时间）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Missing links</source>
   <translation>缺失路段</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Lines of lower class that keep a township from being joined, with length_m (metres) and roads.</source>
   <translation>使乡镇未能连通的低等级路段，线图层，含 length_m（米）和所涉道路。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/roadcoverage.py" />
   <source>Summary, classes, seats, villages and account in one workbook.</source>
   <translation>将汇总、等级、驻地、村庄和账目核对列入一个工作簿。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/site_inputs.py" />
   <source>Give at least one layer of sites: {layers}.</source>
   <translation>请至少给出一个设施图层：{layers}。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>coverage,facilities,charging station,logistics,waste,transfer station,bus stop,clinic,post office,per 10000 people,township,villages</source>
   <translation>覆盖,设施,充电站,物流,垃圾,转运站,公交站,卫生室,邮政所,每万人,乡镇,村庄</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Counts charging, logistics, waste and other sites by township, and finds villages and people without one.</source>
   <translation>按乡镇统计充电、物流、垃圾等设施的数量，找出没有设施覆盖的村庄和人口。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>A village is covered by the first of these that holds: a site stands on its land (village polygons), a site names it among the villages that it serves jointly, it needs none of its own (the village of the township health centre needs no clinic), or a site is within the radius by network. People are judged by the radius alone.</source>
   <translation>村庄覆盖依次判定，取先成立者：村庄范围内有设施（村庄为面图层时）；有设施将其列为联合设置所服务的村庄；可不单设（乡镇卫生院所在的村不需另设卫生室）；按路网距离，服务半径内有设施。人口只按服务半径判定。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Sites in all townships and outside add up to the input; rows and people by reason add up to the villages and cells. Sites beyond the county reach people in it and are counted in no township.</source>
   <translation>各乡镇与县域外的设施之和等于输入；各原因的行数与人口之和等于村庄与像元的总数。县域外的设施可以服务县内居民，但不计入任何乡镇。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Waste is followed from each village to the collection point, the transfer station and the treatment plant: the network distance of each leg is given, and the missing link is named.</source>
   <translation>垃圾收运链条从每个村庄追踪到收集点、转运站和处理厂：给出每一段的路网距离，并指明缺失环节。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>In place of the standards' radius, for all services that are measured in metres.</source>
   <translation>代替标准规定的半径，用于所有以米计量的服务。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>In place of the standards' time, for all services that are measured in minutes.</source>
   <translation>代替标准规定的时间，用于所有以分钟计量的服务。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Measuring the sites</source>
   <translation>正在分析设施</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Every feature is one site; a field for the kind is not needed.</source>
   <translation>每个要素为一处设施，不需要类别字段。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Facilities of several kinds</source>
   <translation>设施（多类）</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Clinics, waste points, transfer stations, markets, culture and sport, fire stations and so on, told apart by a field. At least one layer of sites is needed, this or another.</source>
   <translation>卫生室、垃圾收集点、转运站、农贸市场、文化体育设施、消防站等，按字段区分类别。至少须给出一个设施图层，此图层或其他图层均可。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/sample_project.py" />
   <source>Charging stations</source>
   <translation>充电站</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/sample_project.py" />
   <source>Logistics points</source>
   <translation>寄递物流点</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Planned sites count too</source>
   <translation>计入规划设施</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>By default only sites that exist or are being built count.</source>
   <translation>默认只计现状和在建设施。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Only public sites count, whatever the service</source>
   <translation>各类服务均只计公办（公用）设施</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Without it private sites count, save for public charging. Sites that do not say whether they are public count as public.</source>
   <translation>不勾选时，除公共充电外，非公办（公用）设施也计入。未注明是否公办（公用）的设施按公办（公用）计。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Only sites open to everybody count</source>
   <translation>只计对外开放的设施</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Leaves out sites whose field says that they are not open; without such a field all count.</source>
   <translation>字段注明不对外开放的设施不计入；没有该字段时全部计入。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Follow the waste from village to plant</source>
   <translation>追踪垃圾收运链条</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Needs villages and waste collection points.</source>
   <translation>须有村庄和垃圾收集点。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Polygons, one for each township and service: sites, sites per 10,000 people and per 100 km², capacity, villages covered and how, people served and unserved (shares from 0 to 1), mean and largest cost in unit (m or s), rank (1 is worst).</source>
   <translation>面图层，每个乡镇每项服务一面：设施数、每万人设施数和每百平方千米设施数、规模，已覆盖村庄数及覆盖方式，已覆盖和未覆盖人口（比例为 0 至 1），以 unit（m 或 s）计的平均和最大成本，rank（1 最差）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Points, one for each village and service: covered (0 or 1) and how (inside, joint, exempt, radius), the nearest site, access_m, network_m, egress_m, total_m (metres), or network_s and total_s (seconds), straight_m (metres), reason.</source>
   <translation>点图层，每个村庄每项服务一点：covered（0 或 1）和 how（inside 村内有设施、joint 联合设置、exempt 可不单设、radius 服务半径内有设施），最近设施，access_m、network_m、egress_m、total_m（米），或 network_s 与 total_s（秒），straight_m（米），reason。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Sites that count</source>
   <translation>计入的设施</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Points with input, site_id, kind, name, township, services and capacity.</source>
   <translation>点图层，含 input、site_id、kind、name、township、services 和 capacity。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Waste chain of each village</source>
   <translation>各村收运链条</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Points with the site of each stage, the legs collection_m, transfer_m, treatment_m and total_m (metres), the missing link, and complete (0 or 1).</source>
   <translation>点图层，含各环节的设施，各段距离 collection_m、transfer_m、treatment_m 和 total_m（米），缺失环节，以及 complete（0 或 1）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Waste chain by township</source>
   <translation>各乡镇收运链条</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>A table of complete and broken chains by township, and a row for the county (level).</source>
   <translation>表，按乡镇列出链条完整和中断的情况，另有全县一行（见 level）。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Account of people</source>
   <translation>人口账目</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>A table of rows and people by service, input, township and reason; the sums are the input.</source>
   <translation>表，按服务、输入、乡镇和原因列出行数和人口；合计等于输入。</translation>
  </message>
  <message>
   <location filename="../processing/coverage/sitecoverage.py" />
   <source>Summary, villages without a site, sites, waste chains, accounts and standards used, in one workbook.</source>
   <translation>将汇总、未覆盖村庄、设施、收运链条、账目核对和采用的标准列入一个工作簿。</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>County diagnosis</source>
   <translation>县域诊断</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <location filename="../processing/provider.py" />
   <source>County GIS</source>
   <translation>县域 GIS</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <source>Open the sample county</source>
   <translation>打开示例县</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <source>{}…</source>
   <translation>{}…</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <source>Settings…</source>
   <translation>设置…</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <source>Help</source>
   <translation>帮助</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <source>The sample county is open. Measure it:</source>
   <translation>示例县已打开，可以开始分析：</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <location filename="../processing/parameters.py" />
   <source>Standards</source>
   <translation>标准表</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <source>These are the defaults of new runs; each dialog can say otherwise.</source>
   <translation>这是新运行的默认值，每个对话框中都可另行指定。</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <source>Standards file (empty: the plugin's own)</source>
   <translation>标准文件（留空用插件自带标准）</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <location filename="../processing/parameters.py" />
   <source>Language of maps and reports</source>
   <translation>专题图和报告的语言</translation>
  </message>
  <message>
   <location filename="../processing/desktop.py" />
   <source>The help file is missing: install the plugin again.</source>
   <translation>缺少帮助文件：请重新安装插件。</translation>
  </message>
  <message>
   <location filename="../processing/facilities.py" />
   <source>{layer} has no field for the kind: all {count} features count as {kind}. Name the field in KIND_FIELD if some do not.</source>
   <translation>{layer} 没有设施类别字段：全部 {count} 个要素都按{kind}计。若并非如此，请在 KIND_FIELD 中选择类别字段。</translation>
  </message>
  <message>
   <location filename="../processing/facilities.py" />
   <source>no kind is known to the standards; all {count} features count as {kind}. Name another field in KIND_FIELD if some do not.</source>
   <translation>没有标准所列的设施类别，全部 {count} 个要素均按 {kind} 计。如其中有其他类别，请在 KIND_FIELD 中改选字段。</translation>
  </message>
  <message>
   <location filename="../processing/facilities.py" />
   <source>{layer}: {count} of {total} give {services}.</source>
   <translation>{layer}：{total} 个要素中有 {count} 个提供 {services}。</translation>
  </message>
  <message>
   <location filename="../processing/facilities.py" />
   <source>KINDS: {word} is a kind of facility and stands for: {services}. Name a service to measure no other.</source>
   <translation>KINDS：{word} 是设施类别，代表以下服务：{services}。如只分析其中一项，请写服务名称。</translation>
  </message>
  <message>
   <location filename="../processing/facilities.py" />
   <source>KINDS: there is no service {word}, nor a kind of facility of that name that gives one. The services are: {known}.</source>
   <translation>KINDS：没有名为 {word} 的服务，也没有提供服务的同名设施类别。可用的服务为：{known}。</translation>
  </message>
  <message>
   <location filename="../processing/files.py" />
   <source>the folder {folder} does not exist: make it first.</source>
   <translation>文件夹 {folder} 不存在：请先创建。</translation>
  </message>
  <message>
   <location filename="../processing/files.py" />
   <source>{path} is a folder: give the name of a file in it.</source>
   <translation>{path} 是文件夹：请给出其中的文件名。</translation>
  </message>
  <message>
   <location filename="../processing/files.py" />
   <source>the folder {folder} is read-only: choose another folder.</source>
   <translation>文件夹 {folder} 为只读：请选择其他文件夹。</translation>
  </message>
  <message>
   <location filename="../processing/files.py" />
   <source>the file {path} is read-only: choose another name, or allow writing to it.</source>
   <translation>文件 {path} 为只读：请改用其他文件名，或允许写入。</translation>
  </message>
  <message>
   <location filename="../processing/files.py" />
   <source>the file {path} is in use by another program: close it there first.</source>
   <translation>文件 {path} 正被其他程序使用：请先在该程序中关闭。</translation>
  </message>
  <message>
   <location filename="../processing/files.py" />
   <source>The file {path} cannot be added to ({reason}). Nothing was written.</source>
   <translation>无法向文件 {path} 中添加内容（{reason}）。没有写入任何成果。</translation>
  </message>
  <message>
   <location filename="../processing/files.py" />
   <source>{path} could not be written ({reason}): it may be open in another program or read-only. Nothing was written.</source>
   <translation>无法写入 {path}（{reason}）：文件可能已在其他程序中打开，或为只读。没有写入任何成果。</translation>
  </message>
  <message>
   <location filename="../processing/files.py" />
   <source>{path} could not be written: the disk or the temporary folder {folder} may be full{detail}. Nothing was written.</source>
   <translation>无法写入 {path}：磁盘或临时文件夹 {folder} 可能已满{detail}。没有写入任何成果。</translation>
  </message>
  <message>
   <location filename="../processing/formats.py" />
   <source>{path} could not be written: the format {format} does not hold all of its fields and features{detail}. Choose a GeoPackage (.gpkg). Nothing was written.</source>
   <translation>无法写入 {path}：格式 {format} 容纳不下其全部字段和要素{detail}。请选择 GeoPackage（.gpkg）。没有写入任何成果。</translation>
  </message>
  <message>
   <location filename="../processing/formats.py" />
   <source> ({why})</source>
   <translation>（{why}）</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>lines</source>
   <translation>线</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{name}: “{text}” is not a list of numbers above zero, parted by commas.</source>
   <translation>{name}：“{text}”不是由逗号分隔的一组大于零的数。</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{name}: {layer} cannot be opened: check that its file or table is there.</source>
   <translation>{name}：{layer} 无法打开，请检查其文件或表是否存在。</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{name}: choose at least one layer.</source>
   <translation>{name}：请至少选择一个图层。</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{name}: {layer} has no field “{field}”; it has {fields}.</source>
   <translation>{name}：{layer} 没有字段“{field}”，现有字段为 {fields}。</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{layer}: the coordinates of features {ids} cannot belong to its CRS {crs}, perhaps because X and Y are swapped; they are left out as bad_coordinates.</source>
   <translation>{layer}：要素 {ids} 的坐标与其坐标系 {crs} 不符，可能是 X、Y 颠倒；已剔除，原因记为 bad_coordinates。</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>counts as one place, at the middle one of {count} points up to {width:.0f} m apart; split the feature (Multipart to singleparts) if each is a place of its own</source>
   <translation>按一处计，取最接近中心的点（共 {count} 点，相距可达 {width:.0f} 米）；如各为一处，请先用“多部件转单部件”拆分</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{layer}: {count} features have points more than {limit:.0f} m apart and count as one place each (listed as several_places).</source>
   <translation>{layer}：{count} 个要素内的点相距超过 {limit:.0f} 米，各按一处计（列为 several_places）。</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{name} has {found}, but needs {wanted}: choose another layer.</source>
   <translation>{name} 为{found}，但须为{wanted}：请选择其他图层。</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{layer}, field {field}: “{value}” is text in {encoding} that was read as another. Set the encoding {encoding} in the layer's properties (Source), or put beside a shapefile a .cpg file of the same name with the one word {encoding} in it.</source>
   <translation>{layer}，字段 {field}：“{value}”是 {encoding} 编码的文本，却按另一种编码读取。请在图层属性的“源”页面中将编码设为 {encoding}；如为 Shapefile，也可在其旁放置同名的 .cpg 文件，内容只写 {encoding} 一词。</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{one}, {other}</source>
   <translation>{one}、{other}</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{name} has no features: choose another layer, or lift its filter or selection.</source>
   <translation>{name} 没有要素：请选择其他图层，或取消其过滤或选择。</translation>
  </message>
  <message>
   <location filename="../processing/layers.py" />
   <source>{name} cannot be opened: check that its file or table is there.</source>
   <translation>{name} 无法打开：请检查其文件或表是否存在。</translation>
  </message>
  <message>
   <location filename="../processing/map_plan.py" />
   <source>FIELD: no polygon layer of LAYERS has “{field}”; there are {fields}.</source>
   <translation>FIELD：LAYERS 中没有面图层含有字段“{field}”；可选字段有 {fields}。</translation>
  </message>
  <message>
   <location filename="../processing/map_plan.py" />
   <source>FIELD: “{field}” of {layer} holds no numbers; choose one of {fields}.</source>
   <translation>FIELD：{layer} 的字段“{field}”不是数值；请从 {fields} 中选择。</translation>
  </message>
  <message>
   <location filename="../processing/map_plan.py" />
   <source>KINDS: no layer has the service or medium “{word}”; there are {words}.</source>
   <translation>KINDS：没有图层含有服务或介质“{word}”；可选的有 {words}。</translation>
  </message>
  <message>
   <location filename="../processing/map_sheets.py" />
   <source>TEMPLATE: {path} cannot be read ({why}).</source>
   <translation>TEMPLATE：无法读取 {path}（{why}）。</translation>
  </message>
  <message>
   <location filename="../processing/map_sheets.py" />
   <source>TEMPLATE: {path} is no layout template (.qpt) of QGIS.</source>
   <translation>TEMPLATE：{path} 不是 QGIS 布局模板（.qpt）。</translation>
  </message>
  <message>
   <location filename="../processing/map_sheets.py" />
   <source>TEMPLATE: {path} has no map with the id “map”: give the map item this id in the layout.</source>
   <translation>TEMPLATE：{path} 中没有 ID 为“map”的地图项：请在布局中给地图项设置此 ID。</translation>
  </message>
  <message>
   <location filename="../processing/models.py" />
   <source>Models</source>
   <translation>模型</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Catchments</source>
   <translation>就近归属</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>catchment,allocation,nearest,voronoi,facility,load,school district,network</source>
   <translation>服务范围,就近归属,就近分配,最近,泰森多边形,设施,负荷,学区,学区划分,路网</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Gives every road and place to its nearest facility by network cost, and counts people.</source>
   <translation>按路网成本将每条道路、每个地点归入最近的设施，并统计人口。</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Catchments do not overlap. Without a limit they fill what the network connects; with one they end there. Villages count where their own nearest facility is, whether or not the polygon holds them.</source>
   <translation>各服务范围互不重叠。不设限值时，覆盖路网连通的全部范围；设限值时，到限值为止。村庄计入其自身最近的设施，不论是否位于该设施的服务范围内。</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Villages or settlements to be counted; none are needed for the areas.</source>
   <translation>要统计的村庄或居民点；只划分服务范围时可不给出。</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Catchments end at this total distance. Only in the mode distance; empty for no limit.</source>
   <translation>服务范围到此总距离为止。仅用于计量方式 distance；留空为不限。</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Catchments end at this time. Only in the modes walk, ebike, drive; empty for no limit.</source>
   <translation>服务范围到此时间为止。仅用于计量方式 walk、ebike、drive；留空为不限。</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>facility_id, facility_name, villages, villages_served, villages_beyond, people, people_served, people_beyond, people_missing_rows, mean_m and max_m (metres) or mean_s and max_s (seconds)</source>
   <translation>facility_id、facility_name、villages、villages_served、villages_beyond、people、people_served、people_beyond、people_missing_rows、mean_m 与 max_m（米）或 mean_s 与 max_s（秒）</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Polygons, one for each facility: {}.</source>
   <translation>面图层，每处设施一面：{}。</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Roads by nearest facility</source>
   <translation>按最近设施划分的道路</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Lines with facility_id, facility_name and length_m (metres); each metre of road occurs once.</source>
   <translation>线图层，含 facility_id、facility_name 和 length_m（米）；每一米道路只出现一次。</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Villages by nearest facility</source>
   <translation>按最近设施划分的村庄</translation>
  </message>
  <message>
   <location filename="../processing/network/catchments.py" />
   <source>Points with demand_id, name, people, facility_id, facility_name, access_m, network_m, egress_m, total_m (metres), or network_s and total_s (seconds), and reason.</source>
   <translation>点图层，含 demand_id、name、people、facility_id、facility_name、access_m、network_m、egress_m、total_m（米），或 network_s 与 total_s（秒），以及 reason。</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>OD cost matrix</source>
   <translation>OD 成本矩阵</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>origin,destination,matrix,od,cost,distance,network,impedance</source>
   <translation>起点,讫点,起讫点,矩阵,OD,成本,距离,路网,阻抗</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Measures network distance or travel time from every origin to every destination.</source>
   <translation>计算每个起点到每个讫点的路网距离或出行时间。</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Pairs that are not connected, or that cost more than the cutoff, have no row: their number stands in the log. Points that are not on the network have none either: they are listed among the skipped features. Written to CSV or XLSX the result is a plain table.</source>
   <translation>不连通或成本超过截止值的点对没有对应的行，其数量见日志。远离道路的点也没有对应的行，列于“跳过的要素”。写成 CSV 或 XLSX 时，结果为普通表。</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>With services named, the destinations are the facilities that give them; every origin counts. Trips run from the origins to the destinations: for fire engines and ambulances, which come to the people, give the stations as origins and the villages as destinations.</source>
   <translation>指定服务时，讫点为提供这些服务的设施；所有起点均计入。出行从起点到讫点：消防车、救护车是驶向居民的，应以消防站、急救站为起点，以村庄为讫点。</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Origins</source>
   <translation>起点</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Where trips begin.</source>
   <translation>出行开始的地点。</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Destinations</source>
   <translation>讫点</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Where trips end.</source>
   <translation>出行结束的地点。</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Pairs farther apart are left out. Only in the mode distance; empty for no limit.</source>
   <translation>超过此距离的点对略去。仅用于计量方式 distance；留空为不限。</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Pairs farther apart are left out. Only in the modes walk, ebike, drive; empty for no limit.</source>
   <translation>超过此时间的点对略去。仅用于计量方式 walk、ebike、drive；留空为不限。</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Cost matrix</source>
   <translation>成本矩阵</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Straight lines from origin to destination with origin_id, origin_name, destination_id, destination_name, access_m, network_m, egress_m, total_m (metres), or network_s and total_s (seconds) in the time modes.</source>
   <translation>自起点至讫点的直线，含 origin_id、origin_name、destination_id、destination_name、access_m、network_m、egress_m、total_m（米），以时间计量时另有 network_s 与 total_s（秒）。</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>Measuring the pairs</source>
   <translation>正在计算点对</translation>
  </message>
  <message>
   <location filename="../processing/network/costmatrix.py" />
   <source>{found} of {pairs} pairs have a cost.</source>
   <translation>{pairs} 个点对中有 {found} 个有成本。</translation>
  </message>
  <message>
   <location filename="../processing/network/nearestfacility.py" />
   <source>Nearest facility</source>
   <translation>最近设施</translation>
  </message>
  <message>
   <location filename="../processing/network/nearestfacility.py" />
   <source>nearest,closest,facility,distance,network,route,accessibility,school,hospital</source>
   <translation>最近,就近,设施,距离,路网,路线,可达性,学校,医院</translation>
  </message>
  <message>
   <location filename="../processing/network/nearestfacility.py" />
   <source>Finds the nearest facility of every village by network distance or travel time.</source>
   <translation>按路网距离或出行时间查找每个村庄的最近设施。</translation>
  </message>
  <message>
   <location filename="../processing/network/nearestfacility.py" />
   <source>The cost is always split: access (straight leg from the village to the road), network, egress (straight leg to the facility). The total is their sum. What cannot be reached has no cost but a reason: no_geometry, off_network, unconnected, beyond (the radius), served.</source>
   <translation>成本始终分段列出：access（接入段，村庄到道路的直线段）、network（路网）、egress（离网段，道路到设施的直线段），总成本为三者之和。无法到达的没有成本，只有原因。原因有：no_geometry（没有可用的几何）、off_network（远离道路）、unconnected（路网不连通）、beyond（超出服务半径）、served（已覆盖）。</translation>
  </message>
  <message>
   <location filename="../processing/network/nearestfacility.py" />
   <source>Number of facilities for each village</source>
   <translation>每个村庄的设施数</translation>
  </message>
  <message>
   <location filename="../processing/network/nearestfacility.py" />
   <source>1 for the nearest; with more, each village has a row for each, numbered by rank.</source>
   <translation>1 为只找最近的一处；大于 1 时，每个村庄对每处设施各有一行，按 rank 编号。</translation>
  </message>
  <message>
   <location filename="../processing/network/nearestfacility.py" />
   <source>Points with demand_id, name, rank, facility_id, facility_name, access_m, network_m, egress_m, total_m (metres), or network_s and total_s (seconds) in the time modes, and reason.</source>
   <translation>点图层，含 demand_id、name、rank、facility_id、facility_name、access_m、network_m、egress_m、total_m（米），以时间计量时另有 network_s 与 total_s（秒），以及 reason。</translation>
  </message>
  <message>
   <location filename="../processing/network/nearestfacility.py" />
   <source>Lines from the village over the roads to the nearest facility, with the same costs and length_m (metres), the length of the whole line.</source>
   <translation>自村庄沿道路至最近设施的线图层，含相同的成本和 length_m（米，整条线的长度）。</translation>
  </message>
  <message>
   <location filename="../processing/network/nearestfacility.py" />
   <location filename="../processing/travel.py" />
   <source>Searching the nearest facilities</source>
   <translation>正在搜索最近设施</translation>
  </message>
  <message>
   <location filename="../processing/network/nearestfacility.py" />
   <source>Drawing the routes</source>
   <translation>正在绘制路线</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Service areas</source>
   <translation>服务区</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>service area,isochrone,reach,cutoff,breaks,network,buffer,drive time,walking distance</source>
   <translation>服务区,等时圈,等距圈,可达范围,截止值,分级值,路网,缓冲区,驾车时间,步行距离</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Draws the roads and the land within given network distances or times of facilities.</source>
   <translation>绘制距设施给定路网距离或时间以内的道路和土地。</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Lines cut inside the road where the break is reached; each metre of road occurs once for each facility and break. A polygon is the land whose network cost plus the straight way off the road is at most the break. Each break contains the smaller ones.</source>
   <translation>线在达到分级值处切断，切断点可在道路中间；对每处设施每个分级值，每一米道路只出现一次。面为路网成本与离开道路的直线路程之和不超过分级值的土地。较大的分级值包含较小的。</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Drawing the service areas</source>
   <translation>正在绘制服务区</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Field with each facility's own break (metres or minutes)</source>
   <translation>设施自有分级值字段（米或分钟）</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>In place of the breaks: metres in the mode distance, else minutes.</source>
   <translation>代替分级值：计量方式为 distance 时以米计，其他方式以分钟计。</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Overlapping areas</source>
   <translation>服务区重叠处理</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>separate: one area for each facility; merge: areas of the same break joined; split: each place goes to its nearest facility.</source>
   <translation>separate：每处设施一个服务区；merge：分级值相同的服务区合并；split：每个地点归入最近的设施。</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <location filename="../processing/parameters.py" />
   <source>Direction of travel</source>
   <translation>出行方向</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>from_facility: what the facility reaches. to_facility: from where the facility is reached. It matters only where roads are one-way.</source>
   <translation>from_facility：从设施出发可到达的范围。to_facility：可到达设施的范围。仅在有单行道时才有区别。</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Exact polygons</source>
   <translation>精确多边形</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Polygons from exact buffers instead of a fine grid; slower.</source>
   <translation>以精确缓冲区代替细格网生成多边形；速度较慢。</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Service areas (polygons)</source>
   <translation>服务区（面）</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Polygons with facility_id, facility_name, break_m (metres) or break_min (minutes), break_cost (metres or seconds) and area_m2 (square metres).</source>
   <translation>面图层，含 facility_id、facility_name、break_m（米）或 break_min（分钟）、break_cost（米或秒）和 area_m2（平方米）。</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Service areas (lines)</source>
   <translation>服务区（线）</translation>
  </message>
  <message>
   <location filename="../processing/network/serviceareas.py" />
   <source>Lines with the same fields and length_m (metres) in place of the area.</source>
   <translation>线图层，字段相同，以 length_m（米）代替面积。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{count} features of {layer} were left out: {reason}.</source>
   <translation>{layer} 有 {count} 个要素被跳过：{reason}。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{layer}: {detail}</source>
   <translation>{layer}：{detail}</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{layer}, feature {id}: {detail}</source>
   <translation>{layer}，要素 {id}：{detail}</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{count} more notes like these stand in SKIPPED.</source>
   <translation>另有 {count} 条同类提示，见 SKIPPED。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>No output is asked for: give at least one of {names}.</source>
   <translation>未指定任何输出：请至少给出以下之一：{names}。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{output} would overwrite the input {input} ({path}): choose another file or table.</source>
   <translation>{output} 会覆盖输入 {input}（{path}）：请选择其他文件或表。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{output} and {other} are the same file ({path}): choose another file or table.</source>
   <translation>{output} 与 {other} 是同一文件（{path}）：请选择其他文件或表。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{output}: {path} holds a “|”, behind which QGIS reads options, not a name. Give a plain file name; a table in a GeoPackage is written ogr:dbname='file.gpkg' table="name".</source>
   <translation>{output}：{path} 中含有“|”，QGIS 会把其后的内容当作选项而不是名称。请给出普通文件名；GeoPackage 中的表写作 ogr:dbname='file.gpkg' table="name"。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{output}: {fault}</source>
   <translation>{output}：{fault}</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{path} does not end in .{endings}, which is how it is written: give it that ending.</source>
   <translation>{path} 的扩展名不是 .{endings}，而文件将按该格式写入：请改用该扩展名。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{path} holds other tables, which would be lost: {tables}. Choose another file, or add a table with ogr:dbname='{path}' table="{name}".</source>
   <translation>{path} 中已有其他表，写入会使其丢失：{tables}。请选择其他文件，或用 ogr:dbname='{path}' table="{name}" 添加表。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{output}: a shapefile keeps ten letters of a field's name; these are cut: {names}. Choose a GeoPackage (.gpkg) to keep them.</source>
   <translation>{output}：Shapefile 的字段名只保留十个字符，以下字段名被截断：{names}。如需保留，请选择 GeoPackage（.gpkg）。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{output}: {placeless}. For them {path} is written without a spatial index: choose a GeoPackage (.gpkg) if it draws slowly.</source>
   <translation>{output}：{placeless}。因此 {path} 写出时不建空间索引：如果显示缓慢，请改用 GeoPackage（.gpkg）。</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{output} could not be written. {reason}</source>
   <translation>无法写入 {output}。{reason}</translation>
  </message>
  <message>
   <location filename="../processing/outputs.py" />
   <source>{count} features have no geometry (the first: {key} {first})</source>
   <translation>{count} 个要素没有几何（第一个：{key} {first}）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>On the command line give the word: {}.</source>
   <translation>命令行中请写单词：{}。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/sample_project.py" />
   <source>Roads</source>
   <translation>道路</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Lines of the road network, in any CRS. Two lines meet where they share a vertex (within the tolerance). Include roads beyond the county's border where people use them.</source>
   <translation>路网的线图层，坐标参考系不限。两条线在共有的顶点处（容差以内）相接。居民会用到的县界以外的道路也应包括在内。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Village or seat on a road within (metres)</source>
   <translation>临路距离（米）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Straight distance within which a village is on a graded road, and a seat on a good one.</source>
   <translation>直线距离：村庄在此距离内有等级公路的，为通等级公路；驻地在此距离内有三级及以上公路的，为临三级及以上公路。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Rural access within (metres)</source>
   <translation>农村道路可达距离（米）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Straight distance of the Rural Access Index; its definition says 2 km.</source>
   <translation>农村道路可达指数所用的直线距离；其定义为 2 千米。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <location filename="../processing/sample_project.py" />
   <source>Facilities</source>
   <translation>设施</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Schools, clinics, hospitals, charging stations and so on. One feature is one facility; facilities outside the county count too.</source>
   <translation>学校、卫生室、医院、充电站等。每个要素为一处设施；县域外的设施也计入。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Villages or settlements</source>
   <translation>村庄（居民点）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Where people live: points, or polygons that stand for a point inside them.</source>
   <translation>居民所在的地点：点，或以面内一点代表的面。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <location filename="../processing/sample_project.py" />
   <source>Townships</source>
   <translation>乡镇界</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Polygons with a code and a name for which the results are added up.</source>
   <translation>带代码和名称的面，结果按其汇总。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <location filename="../processing/sample_project.py" />
   <source>Pipes</source>
   <translation>管线</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>One layer with a field for the medium (介质, 管线类型), or several layers, one for each medium: where a layer has no such field its name says it (给水管线, WS_LINE, gas).</source>
   <translation>一个带管线类别字段（介质、管线类型）的图层，或每个类别一个、共若干个图层：图层没有类别字段时，按图层名称判定（给水管线、WS_LINE、gas）。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <location filename="../processing/sample_project.py" />
   <source>Barriers (rivers, railways)</source>
   <translation>障碍（河流、铁路）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>The straight way between a point and the road network does not cross these.</source>
   <translation>点与路网之间的直线段不穿越这些要素。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <location filename="../processing/sample_project.py" />
   <source>Built-up area</source>
   <translation>建成区</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Villages inside are urban, and so are those whose field for the urban and rural class begins with 1 (but 123, which is undecided); all others are rural.</source>
   <translation>位于建成区内的村庄为城镇，城乡分类代码以 1 开头的也为城镇（123 未定，除外），其余均为乡村。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <location filename="../processing/sample_project.py" />
   <source>Population raster (people per cell)</source>
   <translation>人口栅格（每像元人数）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>A raster with the number of people in each cell (not per km²), in place of villages.</source>
   <translation>每个像元为其中人数（不是每平方千米人数）的栅格，用以代替村庄。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <location filename="../processing/sample_project.py" />
   <source>Village statistics (table)</source>
   <translation>村级统计表</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>A table with a row for each village, joined by code, else by name: people on tap water, sewage, waste, express delivery, exemption from a clinic of its own. What it says takes the place of what the maps suggest.</source>
   <translation>每个村庄一行的表，按代码连接，没有代码时按名称连接：自来水、污水、垃圾、快递的服务情况，以及可不单设卫生室的标记。以表中所记代替由图层推算的结果。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Where people live: points, or polygons that stand for a point inside them. Without them no village is judged.</source>
   <translation>居民所在的地点：点，或以面内一点代表的面。未给出时不判定村庄。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Field with the number of people</source>
   <translation>人口字段</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>If left empty, a field named as usual (pop, 常住人口, 人口 …) is taken where there is one.</source>
   <translation>留空时，如有常用名称的字段（pop、常住人口、人口……），则采用该字段。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Field with the townships' people</source>
   <translation>乡镇总人口字段</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>If set, the people inside each township are scaled so that they add up to this total.</source>
   <translation>给出时，按比例调整各乡镇内的人口，使其合计等于该总人口。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Where a facility has a value here, it takes the place of every other radius. A unit may stand beside the number (9公里, 0.5小时); what is not understood is listed in SKIPPED.</source>
   <translation>设施在此字段有值时，取代其他一切半径。数字旁可带单位（9公里、0.5小时）；无法识别的值列入 SKIPPED。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Field with the facility's own radius (metres)</source>
   <translation>设施自有半径字段（米）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Field with the facility's own time (minutes)</source>
   <translation>设施自有时间字段（分钟）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Planned facilities count too</source>
   <translation>计入规划设施</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>By default only facilities that exist or are being built count.</source>
   <translation>默认只计现状和在建设施。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Only public facilities count</source>
   <translation>只计公办（公用）设施</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Facilities that do not say whether they are public count as public.</source>
   <translation>未注明是否公办（公用）的设施按公办（公用）计。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Field with the township's name</source>
   <translation>乡镇名称字段</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>If left empty, a field named as usual (name, XZQMC, 乡镇名称 …) is taken.</source>
   <translation>留空时采用常用名称的字段（name、XZQMC、乡镇名称……）。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Every service of the standards for which there are facilities where it is left empty.</source>
   <translation>留空时分析标准中凡有相应设施的全部服务。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Services to be measured</source>
   <translation>分析的服务</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Any other kind that stands in the layer will do as well.</source>
   <translation>图层中的其他类别也可以写。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Facilities that are planned or closed are left out then. Empty: every feature counts.</source>
   <translation>此时规划和停用的设施不计入。留空时每个要素都计入。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Services whose facilities count</source>
   <translation>计入的服务</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Used only where services are named.</source>
   <translation>仅在指定服务时使用。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Ids, Chinese or English names of services, or kinds of facilities, parted by commas: primary, clinic or 小学, 卫生室. Among the services are kindergarten, primary, junior_high, clinic, health_centre, hospital, care_home, culture, post_office, charging, fire_station; a word that is not known is answered with them all.</source>
   <translation>服务的标识、中文或英文名称，或设施类别，用逗号或顿号分隔：primary, clinic 或小学、卫生室。可用的服务有 kindergarten、primary、junior_high、clinic、health_centre、hospital、care_home、culture、post_office、charging、fire_station 等；写入不能识别的词时，会列出全部服务。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>distance: metres along the network; walk, ebike, drive: minutes at the speeds of the standards. Walking and distance leave out motorways; driving leaves out footways and tracks.</source>
   <translation>distance：沿路网的米数；walk、ebike、drive：按标准车速（步速）计的分钟数。步行和 distance 不走高速公路；驾车不走人行道和机耕路。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>standard: each service by the mode that its standard names.</source>
   <translation>standard：每项服务按其标准规定的计量方式。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Mode</source>
   <translation>计量方式</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Radius (metres)</source>
   <translation>服务半径（米）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Largest total distance that counts as served. Only in the mode distance.</source>
   <translation>计为已覆盖的最大总距离。仅用于计量方式 distance。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Travel time (minutes)</source>
   <translation>出行时间（分钟）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Longest total time that counts as served. Only in the modes walk, ebike and drive.</source>
   <translation>计为已覆盖的最长总时间。仅用于计量方式 walk、ebike 和 drive。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Breaks (metres)</source>
   <translation>分级值（米）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>One or more distances, parted by commas, such as 500,1000,2000. Only in the mode distance.</source>
   <translation>一个或多个距离，用逗号分隔，如 500,1000,2000。仅用于计量方式 distance。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Breaks (minutes)</source>
   <translation>分级值（分钟）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>One or more times, parted by commas, such as 5,10,15. Only in the modes walk, ebike and drive.</source>
   <translation>一个或多个时间，用逗号分隔，如 5,10,15。仅用于计量方式 walk、ebike 和 drive。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>to_facility: people go to the facility (school, clinic). from_facility: the facility comes to people (fire engine, ambulance). It matters only where roads are one-way.</source>
   <translation>to_facility：居民到设施（学校、卫生室）。from_facility：设施到居民（消防车、救护车）。仅在有单行道时才有区别。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Largest distance to the network (metres)</source>
   <translation>最大接入距离（米）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Points farther from any usable road get no result; they are listed with their distance.</source>
   <translation>距所有可通行道路都超过此值的点没有结果，并列出其距离。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Land beside the road (metres)</source>
   <translation>道路两侧裁剪距离（米）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>How far from a road the polygons reach at most.</source>
   <translation>面的边界离开道路的最大距离。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Tolerance for joining line ends (metres)</source>
   <translation>线端连接容差（米）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>A road that ends closer than this to another meets it. So do vertices of roads that run on, up to 2 metres apart, unless level, layer, bridge or tunnel differ.</source>
   <translation>道路端点与另一道路的间隙小于此值时连接；贯通道路的顶点相距小于此值（最多 2 米）时也连接，但层级、桥梁或隧道不同者除外。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Value for the line's own direction</source>
   <translation>正向取值</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Value for the opposite direction</source>
   <translation>反向取值</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Value for both directions</source>
   <translation>双向取值</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>If all three are left empty, the usual words are understood (yes, -1, no; F, T, B; 是, 否).</source>
   <translation>三项均留空时，按常用取值识别（yes、-1、no；F、T、B；是、否）。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Field for one-way roads</source>
   <translation>单行道字段</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Without it every road is two-way. Walking is never one-way.</source>
   <translation>未给出时，所有道路均按双向通行。步行不受单行限制。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Field with the speed (km/h)</source>
   <translation>速度字段（千米/小时）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Empty, zero and negative speeds take the default of the road's class; the log counts them.</source>
   <translation>速度为空、零或负值时，采用该道路等级的默认速度；日志中列出其数量。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Default speed (km/h)</source>
   <translation>默认速度（千米/小时）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>For roads without a speed. If left empty, the speed of the road's class in the standards.</source>
   <translation>用于没有速度的道路。留空时采用标准中该道路等级的速度。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Field with the level (bridges and tunnels)</source>
   <translation>层级字段（桥梁、隧道）</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Roads of different level do not meet, save at the ends of a line.</source>
   <translation>层级不同的道路互不相接，线的端点处除外。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Join lines that cross without a shared vertex</source>
   <translation>连接无公共顶点的相交线</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>For roads that were drawn across each other. Never where level, bridge or tunnel differ.</source>
   <translation>用于绘制时互相穿越的道路。层级、桥梁或隧道属性不同的绝不连接。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Layout template</source>
   <translation>布局模板</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Layout templates</source>
   <translation>布局模板</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>A print layout template of your own (.qpt); its paper and orientation take precedence.</source>
   <translation>自备的打印布局模板（.qpt）；以模板的纸张和方向为准。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Standards file</source>
   <translation>标准文件</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Service radii of your own in place of the plugin's: copy the plugin's file and edit it.</source>
   <translation>以您自己的服务半径代替插件自带的：请复制插件的文件后修改。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>For the titles of the map and of the workbook.</source>
   <translation>用于专题图和工作簿的标题。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Credit</source>
   <translation>数据版权</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>What a licence demands, such as © OpenStreetMap contributors.</source>
   <translation>许可所要求的署名，如 © OpenStreetMap contributors。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Drawn by</source>
   <translation>编制单位</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>The office that signs the map.</source>
   <translation>在专题图上署名的单位。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>The county's name</source>
   <translation>县（市、区）名称</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>For the titles of the workbook.</source>
   <translation>用于工作簿的标题。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Source of the data</source>
   <translation>数据来源</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Printed in the workbook and on maps.</source>
   <translation>标注在工作簿和专题图上。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>zh: Chinese; en: English; of the workbook too. The names of places stay as they are in the data.</source>
   <translation>zh：中文；en：英文；工作簿也按此。地名与数据中相同。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <location filename="../processing/planning/countyreport.py" />
   <source>Skipped features</source>
   <translation>跳过的要素</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>A table of every feature left out and of odd values: input, feature_id, reason, detail.</source>
   <translation>表，列出所有跳过的要素和存疑的取值：input、feature_id、reason、detail。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Coverage by township</source>
   <translation>各乡镇覆盖情况</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>A table with the same fields by township, and a row for the county, the last (level).</source>
   <translation>表，按乡镇列出相同字段，最后一行为全县（见 level）。</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Villages judged</source>
   <translation>村庄评价结果</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>Account</source>
   <translation>账目核对</translation>
  </message>
  <message>
   <location filename="../processing/parameters.py" />
   <source>A table that proves the sums: what, townships + outside = input.</source>
   <translation>证明各项合计的表：what（项目），townships（各乡镇合计）+ outside（县域外）= input（输入合计）。</translation>
  </message>
  <message>
   <location filename="../processing/people.py" />
   <source>POPULATION_FIELD: {field} holds text (such as “{value}”): choose a field with numbers of people.</source>
   <translation>POPULATION_FIELD：字段 {field} 是文字（如“{value}”）：请选择人口数字段。</translation>
  </message>
  <message>
   <location filename="../processing/people.py" />
   <source>SCALE_FIELD needs TOWNSHIPS, the layer that it stands in.</source>
   <translation>SCALE_FIELD 须与 TOWNSHIPS 一并给出，即该字段所在的图层。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>county,diagnosis,report,indicator,coverage,service gap,township,batch,workbook,run record,replay</source>
   <translation>县域,诊断,报告,指标,覆盖,服务缺口,乡镇,批处理,工作簿,运行记录,重算,复核,体检</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Runs the whole chain for a county: coverage, service gaps, indicators, report, workbook and a record of the run.</source>
   <translation>对一个县一次完成全套分析：覆盖、服务缺口、指标、报告、工作簿和运行记录。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Give the county's file, a GeoPackage whose layers have their usual names (townships, villages, roads, facilities, pipes …), or single layers; a layer that is chosen takes the place of the file's. Fields are found under their usual names, Chinese ones too.</source>
   <translation>请给出县域数据文件，即图层采用常用名称（townships、villages、roads、facilities、pipes……）的 GeoPackage，或逐个给出图层；单独选择的图层代替文件中的同类图层。字段按常用名称（包括中文名称）识别。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Each step runs on its own: where a layer is not there, or cannot be used, that step and its indicators are missing, and the rest is whole. The networks are built once for all steps. The log and the record say what each step did and how long it took.</source>
   <translation>各步骤独立运行：缺少图层或图层无法使用时，只缺该步骤及其指标，其余结果完整。路网只构建一次，供各步骤共用。日志和运行记录写明各步骤的结果和用时。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>RECORD holds the parameters, the layers with hashes of their content, the versions of all libraries, and every figure. Given as REPLAY it repeats the run, and the log says whether the layers and all figures are the same.</source>
   <translation>RECORD 记有参数、各图层及其内容的哈希值、全部库的版本和每项数值。作为 REPLAY 给出时，按其重新运行，日志中会说明图层和全部数值是否一致。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Measuring the county</source>
   <translation>正在分析全县</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Writing the record</source>
   <translation>正在写入运行记录</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>The county's file</source>
   <translation>县域数据文件</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>A GeoPackage with layers called townships, villages, settlements, roads, facilities, charging, logistics, stops, pipes (or one for each medium, such as pipes_water or 给水管线), valves, green, residential, builtup, township_seats, barriers, village_stats, statistics, schoolzones. Layers chosen below take the place of those in it.</source>
   <translation>GeoPackage 文件，图层名为 townships、villages、settlements（自然村）、roads、facilities、charging、logistics、stops、pipes（也可每种介质一个图层，如 pipes_water 或 给水管线）、valves、green、residential、builtup、township_seats、barriers、village_stats、statistics、schoolzones。下面另选的图层优先于文件中的同名图层。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Run record to repeat</source>
   <translation>要重新运行的运行记录</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>The RECORD of an earlier run: all inputs are taken from it; choose only outputs, and the language if it is to be another.</source>
   <translation>以前一次运行的运行记录：所有输入均取自其中，只需填写成果；如要换一种语言，也可选择语言。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Where people live. Needed for service gaps and site coverage.</source>
   <translation>居民所在的地点。服务缺口和设施覆盖分析需要此图层。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>For the share of natural villages with waste collection: those with a collection point within the radius, or that say yes in a field waste, or whose village does (village_code).</source>
   <translation>用于计算生活垃圾收运覆盖自然村的比例：服务半径内有收集点，或字段 waste（垃圾收运）为“是”；自己没有填的，取所属行政村（village_code）所填的。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Without them nothing is measured by network.</source>
   <translation>未给出时，不作任何路网分析。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Seats of government. Where one is missing the village with the most people stands in for it.</source>
   <translation>乡镇政府驻地。缺少驻地的乡镇，以人口最多的村庄代替。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Schools, clinics, hospitals, waste points and so on, told apart by a field of the kind.</source>
   <translation>学校、卫生室、医院、垃圾收集点等，按类别字段区分。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Points with a status; one that is closed, or says nothing, bars the pipe it stands on.</source>
   <translation>带启闭状态的点；关闭或未注明状态的阀门，会隔断其所在的管线。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Polygons of parks and gardens.</source>
   <translation>公园绿地面图层。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>The land that the standard asks to be near a park.</source>
   <translation>标准要求公园服务半径覆盖的用地。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Polygons with the school of each (school or school_id), for the share of children zoned to the nearest school.</source>
   <translation>注明学校（school 或 school_id）的面，用于计算划片就近吻合度。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>Statistics (table)</source>
   <translation>统计表</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Figures that no map tells. A row for each (item, value, and where there are code or town_name, unit, year, source), or a row for each township and a column for each, called by it. They take the place of what is computed.</source>
   <translation>地图算不出的指标数值。可以一行一个数值（指标 item、数值 value，有则加代码 code 或乡镇名称、单位 unit、年份 year、来源 source），也可以一行一个乡镇、每列一个指标（列名即指标名称）。填报值代替计算值。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>Targets file</source>
   <translation>目标表</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>Targets of your own in place of the plugin's: copy the plugin's file and edit it.</source>
   <translation>以您自己的目标值代替插件自带的：请复制插件的文件后修改。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>Profiles file</source>
   <translation>权重表</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>Weights of your own in place of the plugin's: copy the plugin's file and edit it. A file with one row is for a type of your own, which need not be chosen.</source>
   <translation>以您自己的权重代替插件自带的：请复制插件的文件后修改。只有一行的文件即自定义类型，不必再选类型。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>County code (six digits)</source>
   <translation>县级行政区划代码（六位）</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Such as 140581. Targets of a county, city or province count only where it begins with theirs.</source>
   <translation>如 140581。县、市、省的目标仅在其地区代码与本县代码的开头相符时才采用。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>Type of county</source>
   <translation>县城类型</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>Which weights the dimensions have; equal ones for none, and until you edit the profiles.</source>
   <translation>决定各维度的权重；不分类型时为等权，在您修改权重表之前，各类型也为等权。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>Year of the report</source>
   <translation>评价年份</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Ages of pipes and due targets are counted in it. This year where it is left empty.</source>
   <translation>管龄和目标是否到期均按该年计。留空时为今年。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Planned roads, pipes, sites and parks count too</source>
   <translation>计入规划道路、管线、设施和公园</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>By default only what exists or is being built counts.</source>
   <translation>默认只计现状和在建的。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Measure the land beyond the radius of every service</source>
   <translation>计算每项服务的服务半径外区域</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>It takes about twice the time. By default only that of the fire stations and of the services whose map sheets the report shows is measured; Service gaps measures it for any service.</source>
   <translation>用时约为两倍。默认只测算消防站和报告附图各服务的；“服务缺口”可测算任何服务的。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Largest distance to a charger along routes (metres)</source>
   <translation>沿路线到充电站的最大距离（米）</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>By network, with the straight leg from the road to the charger.</source>
   <translation>按路网距离计，含道路到充电站的直线段。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <location filename="../processing/planning/countyreport.py" />
   <source>Indicators by township</source>
   <translation>各乡镇指标</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>Polygons with score (0 to 1), grade, rank (1 has the highest score), how many indicators are scored and missing, the score of each dimension, and every figure (shares 0 to 1).</source>
   <translation>面图层，含 score（0 至 1）、grade、rank（1 为得分最高）、计分与缺失的指标数、各维度得分，以及各项数值（比例为 0 至 1）。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <location filename="../processing/planning/countyreport.py" />
   <source>Indicators</source>
   <translation>指标</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>A table by township and figure, the county last (level): value in unit, part and whole, status, reason, basis, target, meets, score.</source>
   <translation>表，每个乡镇每项数值一行，最后为全县（见 level）：value（单位见 unit）、part（分子）与 whole（分母）、status、reason、basis、target、meets、score。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <location filename="../processing/planning/countyreport.py" />
   <source>Scorecard</source>
   <translation>记分卡</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyindicators.py" />
   <source>A table by township and dimension, and the total: indicators, scored, missing, without_target, weight, score, grade, rank.</source>
   <translation>表，每个乡镇每个维度一行，另有综合一行：indicators、scored、missing、without_target、weight、score、grade、rank。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyreport.py" />
   <source>Steps</source>
   <translation>步骤</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>A table of the steps: status (done, missing, failed), reason, seconds.</source>
   <translation>各步骤的表：status（done 完成，missing 缺失，failed 失败）、reason、seconds（秒）。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>All result layers</source>
   <translation>全部成果图层</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>The layers and tables of every step in one GeoPackage with their styles, such as servicegaps_demand and roadcoverage_townships. An old file is replaced.</source>
   <translation>将各步骤的图层和表连同样式存入一个 GeoPackage，如 servicegaps_demand 和 roadcoverage_townships。旧文件会被替换。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Scorecard, indicators, targets, commitments, gaps by township and village, accounts and run.</source>
   <translation>记分卡、指标、目标、承诺、各乡镇和各村缺口、账目核对和运行情况。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyreport.py" />
   <source>Report</source>
   <translation>报告</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>One page that needs no network and prints to PDF: summary, scorecard, maps, a page for each township, gaps by village, methods and sources.</source>
   <translation>单个网页文件，无需联网，可打印为 PDF：摘要、记分卡、专题图、各乡镇一页、各村缺口、方法和出处。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Map sheets of the service gaps, a page for each service that an indicator asks for; for all services where few of those were measured. A sheet without a gap says so.</source>
   <translation>服务缺口图，指标涉及的服务各一页；其中测算的很少时，全部服务各一页。没有缺口的图上注明“全部在服务半径内”。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Of the map sheets in the report the one with the largest gap.</source>
   <translation>报告所附图幅中缺口最大的一幅。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Atlas (PDF)</source>
   <translation>图集（PDF）</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>A page for each township: its scores and largest gaps, and its villages by the number of services beyond whose radius they are.</source>
   <translation>每个乡镇一页：得分和主要缺口，各村按超出服务半径的服务数着色。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <location filename="../processing/planning/countyreport.py" />
   <source>Run record</source>
   <translation>运行记录</translation>
  </message>
  <message>
   <location filename="../processing/planning/countydiagnosis.py" />
   <source>Versions, parameters, layers with hashes, counts, warnings, times and every figure.</source>
   <translation>版本、参数、图层及其哈希值、数量、警告、用时和每项数值。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>indicator,target,score,scorecard,county,township,planning,statistics,commitment,assessment</source>
   <translation>指标,目标值,得分,记分卡,县域,乡镇,规划,统计,承诺,评估,评价,体检</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Computes 28 indicators by township from the results of the other algorithms, and scores them against targets.</source>
   <translation>由其他算法的结果按乡镇计算 28 项指标，并对照目标值评分。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Give the result tables that you have: each is what one of the other algorithms wrote, with the row of the county. An indicator whose table is not given is missing, never zero; it is left out of the scores and counted.</source>
   <translation>请给出已有的结果表：每张表都由其他某个算法生成，含全县一行。未给出结果表的指标为缺失，绝不按零计；不参加评分，其个数另列。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>The county's own targets come first where its code matches theirs, then those of the city, the province and the nation; all that apply stand beside one another. Figures that no map can tell, such as water leakage, are joined from a table of statistics and marked as such.</source>
   <translation>目标值先用代码相符的本县目标，其次为市、省、全国目标；所有适用的目标并列给出。地图无法得出的数值（如供水漏损率）由统计表连接，并予注明。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Scores run from 0 to 1. Weights of the five dimensions, by type of county, and grades are a convention: equal weights unless you give a file of your own.</source>
   <translation>得分为 0 至 1。五个维度按县城类型的权重以及等级的划分均为惯例：除非您给出自己的文件，否则为等权。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Computing the indicators</source>
   <translation>正在计算指标</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>The table SUMMARY of the algorithm {}, with the row of the county.</source>
   <translation>算法 {} 的 SUMMARY 表，含全县一行。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>The table {} in the RESULTS of the algorithm countydiagnosis.</source>
   <translation>算法 countydiagnosis 的结果文件 RESULTS 中的表 {}。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <location filename="../processing/planning/countyreport.py" />
   <source>Service gaps: summary</source>
   <translation>服务缺口：汇总</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>H1, H2, E1, E2, C2, F1</source>
   <translation>H1、H2、E1、E2、C2、F1</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Site coverage: summary</source>
   <translation>设施覆盖：汇总</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>C1, L1, L2, H3, A1</source>
   <translation>C1、L1、L2、H3、A1</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Site coverage: sites</source>
   <translation>设施覆盖：设施</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>The layer SITES of the algorithm {}.</source>
   <translation>算法 {} 的 SITES 图层。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>H4, towns with a public kindergarten</source>
   <translation>H4、乡镇公办幼儿园覆盖率</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Site coverage: chains by township</source>
   <translation>设施覆盖：链条汇总</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>the waste chain</source>
   <translation>垃圾收运链条</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>The table CHAIN_SUMMARY of the algorithm {}.</source>
   <translation>算法 {} 的 CHAIN_SUMMARY 表。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Road coverage: summary</source>
   <translation>道路覆盖：汇总</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>R1 to R6</source>
   <translation>R1 至 R6</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Pipe coverage: summary</source>
   <translation>管网覆盖：汇总</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>P1, P2</source>
   <translation>P1、P2</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Pipe coverage: sewers</source>
   <translation>管网覆盖：雨污分流</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>P3</source>
   <translation>P3</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>The table SEWERS of the algorithm {}.</source>
   <translation>算法 {} 的 SEWERS 表。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Corridor gaps: summary</source>
   <translation>廊道缺口：汇总</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>the covered length of routes</source>
   <translation>路线的覆盖里程</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Corridor gaps: routes</source>
   <translation>廊道缺口：路线</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>C3</source>
   <translation>C3</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>The table ROUTES of the algorithm {}.</source>
   <translation>算法 {} 的 ROUTES 表。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Green coverage: summary</source>
   <translation>公园绿地覆盖：汇总</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>G1</source>
   <translation>G1</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>School zones: summary</source>
   <translation>学区划片核查：汇总</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>E3</source>
   <translation>E3</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>County diagnosis: village table</source>
   <translation>县域诊断：村级统计汇总</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>P4, P5, P6 and A1, in place of the village table below</source>
   <translation>P4、P5、P6 和 A1，取代下方的村级统计表</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>County diagnosis: natural villages</source>
   <translation>县域诊断：自然村汇总</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>P6</source>
   <translation>P6</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>For {}.</source>
   <translation>用于：{}。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>To join the village table to townships, town and country: for P4, P5, P6 and A1.</source>
   <translation>用于将村级统计表归入乡镇并区分城镇与农村，供 P4、P5、P6 和 A1 使用。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Figures that no map tells. A row for each: item (an indicator's id or name, or a commitment's id), value, and where there are code or town_name (none for the county), unit, year, source. Or a row for each township and a column for each, called by it. They take the place of what is computed.</source>
   <translation>地图算不出的指标数值。可以一行一个数值：item（指标编号或名称，或承诺编号）、value，有则加 code 或乡镇名称（全县留空）、unit、year、source；也可以一行一个乡镇、每列一个指标（列名即指标名称）。填报值代替计算值。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Such as 140581; by default the digits with which the codes of all townships begin. Targets of a county, city or province count only where it begins with theirs.</source>
   <translation>如 140581；默认取所有乡镇代码开头的共同数字。县、市、省的目标仅在其地区代码与本县代码的开头相符时才采用。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Targets due in this year or later come first. This year where it is left empty.</source>
   <translation>优先采用该年及以后到期的目标。留空时为今年。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>A table by township and figure, the county last (level): value in unit, part and whole, status (computed, joined, missing, not_applicable), reason, basis, target, meets, score.</source>
   <translation>表，每个乡镇每项数值一行，最后为全县（见 level）：value（单位见 unit）、part（分子）与 whole（分母）、status（computed 计算，joined 统计，missing 缺失，not_applicable 不适用）、reason、basis、target、meets、score。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <location filename="../processing/planning/countyreport.py" />
   <source>Figures beside targets</source>
   <translation>目标对比</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>A table of every figure with every target that applies: use (scored, beside), source, confidence.</source>
   <translation>表，列出各项数值及其所有适用的目标：use（scored 计分，beside 对照）、source、confidence。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <location filename="../processing/planning/countyreport.py" />
   <source>Policy commitments</source>
   <translation>政策承诺</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>A table of the 120 commitments: status (computed, joined, not_spatial), figure, value, meets.</source>
   <translation>120 条承诺的表：status（computed 计算，joined 统计数据，not_spatial 不可量化）、figure、value、meets。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyindicators.py" />
   <source>Scorecard, indicators, targets, commitments and formulas in one workbook.</source>
   <translation>将记分卡、指标、目标、承诺和公式列入一个工作簿。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>County report</source>
   <translation>县域报告</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>report,html,pdf,print,workbook,excel,county,township,scorecard,summary</source>
   <translation>报告,HTML,PDF,打印,工作簿,Excel,县域,乡镇,评分表,记分卡,汇总,摘要</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>Writes the report of a county, one page to read or print, and its workbook, from result tables.</source>
   <translation>由结果表生成县域报告（单个网页，可阅读或打印）及其工作簿。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>Give the GeoPackage RESULTS of County diagnosis, or single tables: those of County indicators, and where there are those of Service gaps. A table that is not given leaves its chapter out.</source>
   <translation>请给出“县域诊断”的 GeoPackage（RESULTS），或逐个给出结果表：“县域指标评价”的表，以及“服务缺口”的表（如有）。未给出的表，报告中略去相应章节。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>Everything in the report is taken from the tables: its numbers are theirs. The page needs no network; to have it as PDF, open it in a browser and print it on A4.</source>
   <translation>报告的全部内容取自结果表，数值与表中一致。网页无需联网；如需 PDF，请在浏览器中打开，按 A4 打印。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>The table {table} of the algorithm {algorithm}.</source>
   <translation>算法 {algorithm} 的结果表 {table}。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>Results of County diagnosis</source>
   <translation>县域诊断成果</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>All tables below are taken from it; one that is chosen takes the place of the one in it.</source>
   <translation>下面的表均取自其中；单独选择的表代替其中的同名表。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>The layer TOWNSHIP_INDICATORS of the algorithm countyindicators, for the maps.</source>
   <translation>算法 countyindicators 的 TOWNSHIP_INDICATORS 图层，用于专题图。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>Service gaps: account</source>
   <translation>服务缺口：账目核对</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>Radii used</source>
   <translation>采用的服务半径</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>Service gaps: villages</source>
   <translation>服务缺口：村庄</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>The layer OUTPUT of the algorithm servicegaps, for the gaps by village.</source>
   <translation>算法 servicegaps 的 OUTPUT 图层，用于各村缺口。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>The RECORD of County diagnosis: layers, versions and notes are printed at the end.</source>
   <translation>“县域诊断”的 RECORD：图层、版本和提示列于报告末尾。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>One page that needs no network and prints to PDF.</source>
   <translation>单个网页文件，无需联网，可打印为 PDF。</translation>
  </message>
  <message>
   <location filename="../processing/planning/countyreport.py" />
   <source>The same numbers in a workbook.</source>
   <translation>相同数值的工作簿。</translation>
  </message>
  <message>
   <location filename="../processing/planning/diagnosis_inputs.py" />
   <source>REPLAY: {name} is {value}, as given here; all other inputs are the record's.</source>
   <translation>REPLAY：{name} 按此处给定的 {value}，其他输入均取自运行记录。</translation>
  </message>
  <message>
   <location filename="../processing/planning/diagnosis_inputs.py" />
   <source>REPLAY takes the inputs from the run record; what is given here for {names} is not used.</source>
   <translation>REPLAY 的输入取自运行记录；此处给定的 {names} 未采用。</translation>
  </message>
  <message>
   <location filename="../processing/planning/diagnosis_inputs.py" />
   <source>COUNTY_FILE: {path} cannot be opened: choose a GeoPackage.</source>
   <translation>COUNTY_FILE：{path} 无法打开：请选择 GeoPackage。</translation>
  </message>
  <message>
   <location filename="../processing/planning/diagnosis_inputs.py" />
   <source>COUNTY_FILE: {path} has none of the layers {wanted}; it has {found}. Rename its layers, or choose them one by one.</source>
   <translation>COUNTY_FILE：{path} 中没有以下任何图层：{wanted}；现有图层：{found}。请将图层改名，或逐个选择。</translation>
  </message>
  <message>
   <location filename="../processing/planning/diagnosis_outputs.py" />
   <source>These inputs are not the same as in the run record: {names}.</source>
   <translation>以下输入与运行记录中的不一致：{names}。</translation>
  </message>
  <message>
   <location filename="../processing/planning/diagnosis_outputs.py" />
   <source>{count} figures differ from the run record: {figures}.</source>
   <translation>{count} 项数值与运行记录不一致：{figures}。</translation>
  </message>
  <message>
   <location filename="../processing/planning/diagnosis_outputs.py" />
   <source>All {count} figures are those of the run record.</source>
   <translation>全部 {count} 项数值与运行记录一致。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Map sheets</source>
   <translation>专题图出图</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>map,atlas,layout,print,legend,choropleth,thematic map,pdf,township,template</source>
   <translation>地图,图集,布局,打印,图例,分级设色,专题图,pdf,乡镇,模板</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Draws thematic maps of result layers with title, legend, scale, north arrow and sources, as PDF, PNG and SVG.</source>
   <translation>用结果图层绘制专题图，带标题、图例、比例尺、指北针和数据来源，输出 PDF、PNG 和 SVG。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Townships are coloured by one figure of a polygon result, such as the share of people not served or an indicator; other layers are drawn over them, points above lines above land. Results of this plugin are known by their fields and drawn in its styles; other layers as they are styled.</source>
   <translation>乡镇按面状结果的一个数值分级设色，如未覆盖人口比例或某项指标；其他图层叠加其上，点在线上，线在面上。本插件的结果图层按字段识别并使用插件样式，其他图层使用自身样式。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Several figures, services or media make a page each. Classes are made once of all townships, with limits that read well, so that the pages of an atlas can be compared. The legend names only what is on the page; townships without a value are hatched.</source>
   <translation>多个数值、服务或介质各成一页。分级由全部乡镇一次算出，界限取整，图集各页可以比较。图例只列出本页出现的内容；没有数值的乡镇用斜线填充。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>A layout template of your own takes the place of the sheet: its items are filled by their ids: map (needed), title, subtitle, legend, legend_title, locator, locator_title, scalebar, scale, north, sources, author, date, page. The plugin's folder layouts has templates to begin with.</source>
   <translation>可用自备的布局模板代替插件图幅：模板中的项目按 ID 填充：map（必需）、title、subtitle、legend、legend_title、locator、locator_title、scalebar、scale、north、sources、author、date、page。插件的 layouts 文件夹中有模板可供修改。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Layers to be drawn</source>
   <translation>要绘制的图层</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Result layers, such as gaps or coverage by township, villages, sites, roads or pipes, and any other layer. The first lies on top among layers of one geometry.</source>
   <translation>结果图层，如分乡镇的缺口或覆盖、村庄、设施、道路、管线，以及任何其他图层。同一几何类型中排在最前的画在最上面。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Field that townships are coloured by</source>
   <translation>乡镇分级设色的字段</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>A field of numbers of a polygon layer; several parted by commas make a page each. The usual figure of each result where it is left empty.</source>
   <translation>面图层的数值字段；多个字段用逗号分隔，各成一页。留空时取各结果的常用数值。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Services or media</source>
   <translation>服务或管线介质</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Ids or names, parted by commas, such as primary, 小学 or water; a page each. All that the layers have where it is left empty.</source>
   <translation>编号或名称，用逗号分隔，如 primary、小学、water；各成一页。留空时绘制图层中的全部。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>A page for each township</source>
   <translation>每个乡镇一页</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>The township fills the map, its neighbours are pale, and the locator shows where it lies.</source>
   <translation>该乡镇充满图幅，相邻乡镇以浅色显示，位置图标出其所在。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Way of making classes</source>
   <translation>分级方法</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>auto: what suits the figure. quantile: as many townships in each; jenks: natural breaks; pretty: round limits; equal: equal steps.</source>
   <translation>auto：适合该数值的方法。quantile：各级乡镇数相等；jenks：自然断点；pretty：整数界限；equal：等间距。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Draw layers as they are styled</source>
   <translation>使用图层自身样式</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Results are drawn in the style that the layer has in the project or in its file, in place of the plugin's style in the language of the map.</source>
   <translation>结果图层使用其在工程或文件中的样式，而不使用与地图语言一致的插件样式。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Land around the county</source>
   <translation>县域周边</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Neighbouring counties, or the prefecture: the locator map shows the county among them.</source>
   <translation>相邻县或所在地市：位置图显示本县在其中的位置。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Paper</source>
   <translation>纸张</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Size of the sheet.</source>
   <translation>图幅大小。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Orientation</source>
   <translation>方向</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>landscape: wide; portrait: high.</source>
   <translation>landscape：横向；portrait：纵向。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Resolution (dots per inch)</source>
   <translation>分辨率（每英寸点数）</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Of the picture; 200 for the screen, 300 for print.</source>
   <translation>图片的分辨率；屏幕用 200，打印用 300。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Title</source>
   <translation>标题</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>In place of figure, service and county.</source>
   <translation>代替由数值、服务和县名组成的标题。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Standard cited</source>
   <translation>引用标准</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Codes that the map rests on, such as GB 50180-2018; printed at the foot.</source>
   <translation>地图依据的标准，如 GB 50180-2018；印在图下方。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Date</source>
   <translation>日期</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Year, month and day, such as 2026-03-05. Today where it is left empty.</source>
   <translation>年、月、日，如 2026-03-05。留空时为当天。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Maps (PDF)</source>
   <translation>地图（PDF）</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>All pages in one file; its text can be searched.</source>
   <translation>所有页在一个文件中；文字可以检索。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Maps (images)</source>
   <translation>地图（图片）</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>A picture of each page: the second page goes to a file beside it, named name_2.png.</source>
   <translation>每页一张图片：第二页存到同一文件夹，名为 name_2.png。</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>Maps (SVG)</source>
   <translation>地图（SVG）</translation>
  </message>
  <message>
   <location filename="../processing/planning/mapsheets.py" />
   <source>A drawing of each page that Inkscape or Illustrator can edit: name_2.svg is the second.</source>
   <translation>每页一个矢量图，可用 Inkscape 或 Illustrator 编辑：第二页为 name_2.svg。</translation>
  </message>
  <message>
   <location filename="../processing/planning/report_inputs.py" />
   <source>RESULTS: {path} is not what County diagnosis writes: the tables {wanted} are not in it.</source>
   <translation>RESULTS：{path} 不是“县域诊断”写出的文件：其中没有表 {wanted}。</translation>
  </message>
  <message>
   <location filename="../processing/planning/report_inputs.py" />
   <source>{name} is missing: give RESULTS, or the table that countyindicators wrote.</source>
   <translation>缺少 {name}：请给出 RESULTS，或 countyindicators 写出的表。</translation>
  </message>
  <message>
   <location filename="../processing/planning/report_inputs.py" />
   <source>{name} has no column {columns}: choose the table that {algorithm} wrote.</source>
   <translation>{name} 没有列 {columns}：请选择 {algorithm} 写出的表。</translation>
  </message>
  <message>
   <location filename="../processing/planning/report_inputs.py" />
   <source>{name} has no row of the county: lift its filter or selection.</source>
   <translation>{name} 没有全县的行：请取消其过滤或选择。</translation>
  </message>
  <message>
   <location filename="../processing/planning/sheet_inputs.py" />
   <source>DPI is {dpi}: a picture would be too large; give {most} or less.</source>
   <translation>DPI 为 {dpi}：图片会过大；请给出不超过 {most} 的数值。</translation>
  </message>
  <message>
   <location filename="../processing/planning/sheet_inputs.py" />
   <source>DATE: “{text}” is no date: write year, month and day, such as 2026-03-05.</source>
   <translation>DATE：“{text}”不是日期：请写年、月、日，如 2026-03-05。</translation>
  </message>
  <message>
   <location filename="../processing/prepare/buildnetwork.py" />
   <source>Build network</source>
   <translation>构建路网</translation>
  </message>
  <message>
   <location filename="../processing/prepare/buildnetwork.py" />
   <source>roads,network,graph,topology,islands,dangles,components</source>
   <translation>道路,路网,图,拓扑,孤立路网,悬挂点,断头路,连通部分</translation>
  </message>
  <message>
   <location filename="../processing/prepare/buildnetwork.py" />
   <source>Builds the road network as the other tools see it, so that breaks and islands can be found.</source>
   <translation>按其他工具所见的样子构建路网，以便找出断口和孤立路网。</translation>
  </message>
  <message>
   <location filename="../processing/prepare/buildnetwork.py" />
   <source>Lines that meet become edges between junctions; each edge carries its length in metres and its cost in each direction. Edges that are not connected with the main network stand out.</source>
   <translation>相接的线成为路口之间的边；每条边带有以米计的长度和两个方向各自的成本。未与路网主体连通的边会突出显示。</translation>
  </message>
  <message>
   <location filename="../processing/prepare/buildnetwork.py" />
   <source>Network edges</source>
   <translation>路网边</translation>
  </message>
  <message>
   <location filename="../processing/prepare/buildnetwork.py" />
   <source>Lines with edge_id, from_node, to_node, length_m (metres), forward_m and backward_m (metres) or forward_s and backward_s (seconds), empty where the way is closed; oneway (0 both ways, 1 forward only, -1 backward only); component (0 is the main network, others are islands).</source>
   <translation>线图层，含 edge_id、from_node、to_node、length_m（米）、forward_m 和 backward_m（米）或 forward_s 和 backward_s（秒）（不通行的方向为空），oneway（0 双向，1 仅正向，-1 仅反向），component（0 为路网主体，其余为孤立路网）。</translation>
  </message>
  <message>
   <location filename="../processing/prepare/buildnetwork.py" />
   <source>Junctions</source>
   <translation>路口</translation>
  </message>
  <message>
   <location filename="../processing/prepare/buildnetwork.py" />
   <source>Points with node_id, degree (edges that meet; 1 is a dead end) and component.</source>
   <translation>点图层，含 node_id、degree（相接的边数，1 为断头路）和 component。</translation>
  </message>
  <message>
   <location filename="../processing/prepare/populationpoints.py" />
   <source>Population points</source>
   <translation>人口点</translation>
  </message>
  <message>
   <location filename="../processing/prepare/populationpoints.py" />
   <source>population,people,demand,raster,grid,villages,settlements,scale,census</source>
   <translation>人口,居民,需求点,栅格,格网,村庄,居民点,校正,普查</translation>
  </message>
  <message>
   <location filename="../processing/prepare/populationpoints.py" />
   <source>Makes points with people from villages, polygons or a population raster.</source>
   <translation>由村庄、面或人口栅格生成带人数的点。</translation>
  </message>
  <message>
   <location filename="../processing/prepare/populationpoints.py" />
   <source>The people of each township can be scaled to its total of the census. Points without a known number of people stay, with people missing: missing is never zero.</source>
   <translation>各乡镇的人口可按普查总数校正。人数不详的点予以保留，人口按缺失计：缺失绝不等于零。</translation>
  </message>
  <message>
   <location filename="../processing/prepare/populationpoints.py" />
   <source>Points with demand_id, name, code, class (urban and rural class), people, and the age groups that are known.</source>
   <translation>点图层，含 demand_id、name、code、class（城乡分类）、people，以及已知的各年龄段人口。</translation>
  </message>
  <message>
   <location filename="../processing/prepare/populationpoints.py" />
   <source>Give either DEMAND or POPULATION: one of the two.</source>
   <translation>请给出 DEMAND 或 POPULATION，二者只给其一。</translation>
  </message>
  <message>
   <location filename="../processing/prepare/populationpoints.py" />
   <source>{rows} points with {people:,.0f} people; people missing at {missing} points.</source>
   <translation>{rows} 个点，共 {people:,.0f} 人；{missing} 个点人口缺失。</translation>
  </message>
  <message>
   <location filename="../processing/prepare/populationpoints.py" />
   <source>{rows} points; people are known at none of them.</source>
   <translation>{rows} 个点；均无人口数。</translation>
  </message>
  <message>
   <location filename="../processing/sample_project.py" />
   <source>Facilities and sites</source>
   <translation>设施与公交站</translation>
  </message>
  <message>
   <location filename="../processing/sample_project.py" />
   <source>Villages</source>
   <translation>村庄</translation>
  </message>
  <message>
   <location filename="../processing/sample_project.py" />
   <source>Settlements</source>
   <translation>居民点</translation>
  </message>
  <message>
   <location filename="../processing/sample_project.py" />
   <source>Boundaries</source>
   <translation>境界</translation>
  </message>
  <message>
   <location filename="../processing/sample_project.py" />
   <source>Networks</source>
   <translation>道路与管线</translation>
  </message>
  <message>
   <location filename="../processing/sample_project.py" />
   <source>Land</source>
   <translation>用地与地形</translation>
  </message>
  <message>
   <location filename="../processing/sample_project.py" />
   <source>Terrain</source>
   <translation>地形</translation>
  </message>
  <message>
   <location filename="../processing/sample_project.py" />
   <source>County</source>
   <translation>县域</translation>
  </message>
  <message>
   <location filename="../processing/sample_project.py" />
   <source>Tables</source>
   <translation>表格与栅格</translation>
  </message>
  <message>
   <location filename="../processing/sample_project.py" />
   <source>Sample county</source>
   <translation>示例县</translation>
  </message>
  <message>
   <location filename="../processing/sheet_export.py" />
   <source>The map {path} could not be written.</source>
   <translation>无法写入专题图 {path}。</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>Reading the roads</source>
   <translation>正在读取道路</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>{names}: these values need DIRECTION_FIELD, the field they stand in.</source>
   <translation>{names}：这些取值须与其所在的字段 DIRECTION_FIELD 一并给出。</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>{name} is set, but the mode {mode} measures in {unit}: leave it empty and use {other}.</source>
   <translation>已设置 {name}，但计量方式 {mode} 以{unit}计：请将其留空，改用 {other}。</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>BREAKS: “{text}” would be {one} m, {following} m …: the comma parts distances. Write thousands without it, such as {together}.</source>
   <translation>BREAKS：“{text}”会被读作 {one} 米、{following} 米……，逗号用于分隔多个距离；千位请不加逗号，如 {together}。</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>Breaks read: {breaks} ({unit}; {count} in all).</source>
   <translation>读到的分级值：{breaks}（{unit}，共 {count} 个）。</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>{total} rows = {no_geometry} without geometry + {off_network} off the network + {unconnected} without any way + {beyond} beyond the radius + {served} served.</source>
   <translation>共 {total} 行 = 没有可用的几何 {no_geometry} + 远离道路 {off_network} + 路网不连通 {unconnected} + 超出服务半径 {beyond} + 已覆盖 {served}。</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>How far the areas can be trusted: of {count} random points in up to {areas} of them, {share:.1%} can be reached within the break plus {more:.0f} {unit}, the width of a cell of the drawing.</source>
   <translation>面的可靠性检验：在至多 {areas} 个面内随机取 {count} 个点，其中 {share:.1%} 的成本不超过分级值加 {more:.0f} {unit}（一个格网单元的宽度）。</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>BREAKS</source>
   <translation>BREAKS</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>BREAKS_MINUTES</source>
   <translation>BREAKS_MINUTES</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>Give either {breaks} or BREAK_FIELD: one of the two.</source>
   <translation>请给出 {breaks} 或 BREAK_FIELD，二者只给其一。</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>BREAK_FIELD: {count} of {total} facilities have no break above 0 in {field} and no area; they are listed as no_break.</source>
   <translation>BREAK_FIELD：{total} 个设施中有 {count} 个在字段 {field} 中没有大于 0 的分段值，不生成服务区，列为 no_break。</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>Dividing the roads</source>
   <translation>正在划分道路</translation>
  </message>
  <message>
   <location filename="../processing/travel.py" />
   <source>Dividing the land</source>
   <translation>正在划分土地</translation>
  </message>
 </context>
 <context>
  <name>report</name>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>en</source>
   <comment>lang</comment>
   <translation>zh-CN</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>County diagnosis: {county}</source>
   <comment>title</comment>
   <translation>{county}县域诊断报告</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>County diagnosis</source>
   <comment>title_alone</comment>
   <translation>县域诊断报告</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Date</source>
   <comment>date</comment>
   <translation>日期</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Drawn by</source>
   <comment>author</comment>
   <translation>编制单位</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Source of the data</source>
   <comment>source</comment>
   <translation>数据来源</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Source</source>
   <comment>cited</comment>
   <translation>出处</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Documents cited</source>
   <comment>documents</comment>
   <translation>引用文件</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Title</source>
   <comment>document_title</comment>
   <translation>题名</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Address</source>
   <comment>document_address</comment>
   <translation>网址</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Type of county</source>
   <comment>profile</comment>
   <translation>县城类型</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Year</source>
   <comment>year</comment>
   <translation>评价年份</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>County seat in</source>
   <comment>county_seat</comment>
   <translation>县城所在乡镇</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Contents</source>
   <comment>contents</comment>
   <translation>目录</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Summary</source>
   <comment>summary</comment>
   <translation>摘要</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Scorecard</source>
   <comment>scorecard</comment>
   <translation>记分卡</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Maps</source>
   <comment>maps</comment>
   <translation>专题图</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Indicators of the county</source>
   <comment>figures</comment>
   <translation>全县指标</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Service gaps</source>
   <comment>gaps</comment>
   <translation>服务缺口</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Township by township</source>
   <comment>townships</comment>
   <translation>分乡镇成果</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Everyone accounted for</source>
   <comment>account</comment>
   <translation>人口账目核对</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Quality of the data</source>
   <comment>quality</comment>
   <translation>数据质量</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Targets and commitments</source>
   <comment>targets</comment>
   <translation>目标与承诺</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Methods and formulas</source>
   <comment>methods</comment>
   <translation>方法与公式</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Standards and sources</source>
   <comment>sources</comment>
   <translation>标准与出处</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Record of the run</source>
   <comment>record</comment>
   <translation>运行记录</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>, </source>
   <comment>stop</comment>
   <translation>、</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>; </source>
   <comment>semicolon</comment>
   <translation>；</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>: </source>
   <comment>colon</comment>
   <translation>：</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source> ({what})</source>
   <comment>brackets</comment>
   <translation>（{what}）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>County</source>
   <comment>county</comment>
   <translation>全县</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>The county has {townships} townships, {villages} villages and {people} people.</source>
   <comment>said_county</comment>
   <translation>全县 {townships} 个乡镇（街道），{villages} 个村庄（居民点），常住人口 {people} 人。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{count} of the villages have no number of people: the people are those of the others.</source>
   <comment>said_without_people</comment>
   <translation>{count} 个村庄（居民点）没有人口数据，常住人口只计其余的。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Villages in no township: {count} more. They are in no figure of the townships or the county, but in “Everyone accounted for”.</source>
   <comment>said_outside</comment>
   <translation>另有 {count} 个村庄（居民点）不在任何乡镇内，不计入乡镇和全县的数字，只列入“人口账目核对”。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>The score is {score} ({grade}). Of {indicators} indicators (the {main} and {extra} supplementary ones that have a value): scored {scored}, missing {missing}, without a target {without}. What is missing is not zero.</source>
   <comment>said_score</comment>
   <translation>综合得分 {score}，等级为“{grade}”；{indicators} 项指标（{main} 项主要指标和 {extra} 项有数值的补充指标）中 {scored} 项计分，{missing} 项缺失，{without} 项无目标。缺失不按零计。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Fewer than a third of those with a target are scored, too few for a grade.</source>
   <comment>said_few</comment>
   <translation>其中计分的不足三分之一，不评等级。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>No indicator could be scored: missing {missing}, without a target {without}.</source>
   <comment>said_no_score</comment>
   <translation>没有可计分的指标：{missing} 项缺失，{without} 项无目标。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>By dimension: {what}.</source>
   <comment>said_dimensions</comment>
   <translation>各维度得分：{what}。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>The highest scores are those of {best}, the lowest those of {worst}.</source>
   <comment>said_ranks</comment>
   <translation>得分最高的乡镇是{best}；最低的是{worst}。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Of {held} figures with a target or baseline {met} meet it and {unmet} do not; the lowest scores are {worst}.</source>
   <comment>said_meets</comment>
   <translation>有目标或参照的 {held} 项数值中 {met} 项达标，{unmet} 项未达标；得分最低的是{worst}。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>All {held} figures with a target or baseline meet it.</source>
   <comment>said_all_met</comment>
   <translation>有目标或参照的 {held} 项数值全部达标。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>The services that the largest share of those in need cannot reach: {what}.</source>
   <comment>said_gap</comment>
   <translation>缺口人口占比最大的服务：{what}。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{service} {share} ({people} people)</source>
   <comment>said_gap_one</comment>
   <translation>{service} {share}（{people} 人）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Within the radius by straight line, but not by road: {people} people, added up over {services} services, so that one person may count several times.</source>
   <comment>said_between</comment>
   <translation>若按直线计算，将有 {people} 人次被误判为已覆盖（直线在半径内、路网在外，{services} 项服务合计，同一人可能多次计入）。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Missing indicators ({count}): {what}.</source>
   <comment>said_missing</comment>
   <translation>缺失的 {count} 项指标：{what}。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Figures with a target from statistics that were not given ({count}): {what}. They are shown by a dash and not counted above.</source>
   <comment>said_missing_statistics</comment>
   <translation>另有 {count} 项有目标的指标须由统计表给出而未提供：{what}；表中以“–”表示，不计入上述数目。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Further figures missing, whose indicators have others ({count}): {what}.</source>
   <comment>said_missing_figures</comment>
   <translation>另有 {count} 项数值缺失，其所属指标有其他数值：{what}。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{name} and so on ({count} figures)</source>
   <comment>said_several</comment>
   <translation>{name}等 {count} 项数值</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Steps not done: {what} (see Quality of the data).</source>
   <comment>said_steps</comment>
   <translation>未完成的步骤：{what}（见“数据质量”）。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Township</source>
   <comment>place</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Score</source>
   <comment>score</comment>
   <translation>得分</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Score</source>
   <comment>total</comment>
   <translation>综合得分</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Grade</source>
   <comment>grade</comment>
   <translation>等级</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Rank</source>
   <comment>rank</comment>
   <translation>排名</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Rank {rank} of {count} townships</source>
   <comment>rank_of</comment>
   <translation>第 {rank} 名（共 {count} 个乡镇）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Too few scored to rank</source>
   <comment>unranked</comment>
   <translation>计分指标过少，不排名</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>A township with fewer than a third as many scored indicators as the county has no rank; its score is given (a convention).</source>
   <comment>why_unranked</comment>
   <translation>计分指标数不足全县三分之一的乡镇不排名，得分照列（惯例）。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Missing</source>
   <comment>missing</comment>
   <translation>缺失</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Scored</source>
   <comment>scored</comment>
   <translation>计分</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>No target</source>
   <comment>without_target</comment>
   <translation>无目标</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Indicators</source>
   <comment>indicators</comment>
   <translation>指标数</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Weight</source>
   <comment>weight</comment>
   <translation>权重</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Dimension</source>
   <comment>dimension</comment>
   <translation>维度</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Id</source>
   <comment>id</comment>
   <translation>编号</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Indicator</source>
   <comment>indicator</comment>
   <translation>指标</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Value</source>
   <comment>value</comment>
   <translation>数值</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>County</source>
   <comment>county_value</comment>
   <translation>全县</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Target</source>
   <comment>target</comment>
   <translation>目标</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Met</source>
   <comment>meets</comment>
   <translation>达标</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>yes</source>
   <comment>yes</comment>
   <translation>是</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>no</source>
   <comment>no</comment>
   <translation>否</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Basis</source>
   <comment>basis</comment>
   <translation>口径</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Straight line</source>
   <comment>straight</comment>
   <translation>直线结果</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Part / whole</source>
   <comment>numerator</comment>
   <translation>分子 / 分母</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Confidence</source>
   <comment>confidence</comment>
   <translation>可信度</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Weights and grades are a convention; whether a target is met, its own text decides.</source>
   <comment>convention</comment>
   <translation>权重与等级界线为惯例，无标准依据；达标与否以目标出处原文为准。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>good</source>
   <comment>good</comment>
   <translation>好</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>fair</source>
   <comment>fair</comment>
   <translation>较好</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>weak</source>
   <comment>weak</comment>
   <translation>较弱</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>gap</source>
   <comment>gap</comment>
   <translation>有缺口</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Grades: good from 0.90, fair from 0.75, weak from 0.60, gap below (a convention).</source>
   <comment>grades</comment>
   <translation>等级：0.90 及以上为好，0.75 为较好，0.60 为较弱，以下为有缺口（惯例）。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Service</source>
   <comment>service</comment>
   <translation>服务</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Villages</source>
   <comment>villages</comment>
   <translation>村庄数</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Beyond: villages</source>
   <comment>villages_unserved</comment>
   <translation>缺口村庄</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Villages served</source>
   <comment>villages_share</comment>
   <translation>村庄覆盖率</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>People in need</source>
   <comment>people</comment>
   <translation>服务对象（人）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>People</source>
   <comment>people_of</comment>
   <translation>人口（人）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Beyond: people</source>
   <comment>people_unserved</comment>
   <translation>缺口人口（人）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>People served</source>
   <comment>people_share</comment>
   <translation>人口覆盖率</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Land served</source>
   <comment>area_share</comment>
   <translation>面积覆盖率</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Where the land served is “–”, the land within and beyond the radius was not measured.</source>
   <comment>no_land</comment>
   <translation>面积覆盖率为“–”的服务，服务半径内外的土地未测算。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Inside by straight line only</source>
   <comment>between</comment>
   <translation>直线内、路网外（人）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Mean / largest</source>
   <comment>costs</comment>
   <translation>平均 / 最大</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>estimated</source>
   <comment>estimated</comment>
   <translation>估算</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Served means that the whole way, straight legs and network, is within the radius. “Estimated”: those in need are a share of all people.</source>
   <comment>gap_note</comment>
   <translation>覆盖指总路程（两端直线段 + 路网）不超过服务半径。“估算”表示服务对象由总人口按比例推算。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Village</source>
   <comment>village</comment>
   <translation>村庄</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Services beyond the radius (to the nearest)</source>
   <comment>services_beyond</comment>
   <translation>半径之外的服务（至最近设施）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>No village is beyond a service radius.</source>
   <comment>no_gaps</comment>
   <translation>没有超出服务半径的村庄。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Targets not met</source>
   <comment>unmet</comment>
   <translation>未达标的指标</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>All targets are met.</source>
   <comment>all_met</comment>
   <translation>有目标的指标均已达标。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Gaps by village</source>
   <comment>gap_list</comment>
   <translation>村庄缺口清单</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Gaps</source>
   <comment>gaps_count</comment>
   <translation>缺口数</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{count} more rows: see workbook and layers.</source>
   <comment>and_more</comment>
   <translation>另有 {count} 行，见工作簿与结果图层。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Score by township</source>
   <comment>map_score</comment>
   <translation>各乡镇综合得分</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Services beyond the radius, by village</source>
   <comment>map_gaps</comment>
   <translation>各村庄超出服务半径的服务数</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Score by dimension</source>
   <comment>chart_dimensions</comment>
   <translation>各维度得分</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Score by township</source>
   <comment>chart_townships</comment>
   <translation>各乡镇综合得分</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>People served, by service</source>
   <comment>chart_gaps</comment>
   <translation>各项服务的人口覆盖率</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>served</source>
   <comment>served</comment>
   <translation>已覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>not served</source>
   <comment>beyond</comment>
   <translation>未覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>no score</source>
   <comment>no_score</comment>
   <translation>无得分</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>m</source>
   <comment>m</comment>
   <translation>米</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>km</source>
   <comment>km</comment>
   <translation>千米</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Boundaries shown are not authoritative.</source>
   <comment>borders</comment>
   <translation>图中行政界线不作为划界依据。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>no usable geometry</source>
   <comment>reason_no_geometry</comment>
   <translation>没有可用的几何</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>outside</source>
   <comment>reason_outside</comment>
   <translation>县域外</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>off the network</source>
   <comment>reason_off_network</comment>
   <translation>远离道路</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>unconnected</source>
   <comment>reason_unconnected</comment>
   <translation>路网不连通</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>beyond</source>
   <comment>reason_beyond</comment>
   <translation>超出服务半径</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>served</source>
   <comment>reason_served</comment>
   <translation>已覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Sum</source>
   <comment>sum</comment>
   <translation>合计</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Rows</source>
   <comment>rows</comment>
   <translation>行数</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Every village ends, for every service, with one reason, decided in this order; rows and people add up to the input. Rows whose people in need are not known are counted apart, never as zero.</source>
   <comment>account_note</comment>
   <translation>每个村庄对每项服务只有一个结果，依次判定；各结果的行数与人口之和等于输入。服务对象人口缺失的行另列，不按零计。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Rows whose people in need are not known</source>
   <comment>people_missing</comment>
   <translation>服务对象人口缺失的行数</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Step</source>
   <comment>step</comment>
   <translation>步骤</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Status</source>
   <comment>status</comment>
   <translation>状态</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Reason</source>
   <comment>reason</comment>
   <translation>原因</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Seconds</source>
   <comment>seconds</comment>
   <translation>用时（秒）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>done</source>
   <comment>step_done</comment>
   <translation>完成</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>missing</source>
   <comment>step_missing</comment>
   <translation>缺数据</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>failed</source>
   <comment>step_failed</comment>
   <translation>失败</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Left out or odd</source>
   <comment>skipped</comment>
   <translation>排除与存疑的要素</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Input</source>
   <comment>input</comment>
   <translation>输入</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Count</source>
   <comment>count</comment>
   <translation>数量</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Features</source>
   <comment>affected</comment>
   <translation>要素数</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Ids</source>
   <comment>features</comment>
   <translation>编号</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{id}: {text}</source>
   <comment>of_one</comment>
   <translation>{id}：{text}</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{text} ({count})</source>
   <comment>of_so_many</comment>
   <translation>{text}（{count} 个）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>; </source>
   <comment>and_then</comment>
   <translation>；</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>The same holds of:</source>
   <comment>same_of_others</comment>
   <translation>同样的情形还有：</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{service}: {count} ({people} people): {ids}</source>
   <comment>of_service</comment>
   <translation>“{service}”{count} 处（{people} 人）：{ids}</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{service}: {count}: {ids}</source>
   <comment>of_service_unknown</comment>
   <translation>“{service}”{count} 处（人数缺失）：{ids}</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{count} more cases in the workbook</source>
   <comment>other_details</comment>
   <translation>另有 {count} 种情形，见工作簿</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Detail</source>
   <comment>example</comment>
   <translation>说明</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Nothing was left out.</source>
   <comment>nothing_skipped</comment>
   <translation>没有排除或存疑的要素。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Notes</source>
   <comment>warnings</comment>
   <translation>提示</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>No notes.</source>
   <comment>no_warnings</comment>
   <translation>没有提示。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>The result tables carry no notes; those of the run are in its record (RUN_RECORD).</source>
   <comment>notes_in_record</comment>
   <translation>结果表中不含提示；本次运行的提示见运行记录（RUN_RECORD）。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Use</source>
   <comment>use</comment>
   <translation>用途</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>scored</source>
   <comment>use_scored</comment>
   <translation>计分</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>beside</source>
   <comment>use_beside</comment>
   <translation>对照</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Level</source>
   <comment>level</comment>
   <translation>层级</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>county</source>
   <comment>level_county</comment>
   <translation>本县</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>city</source>
   <comment>level_city</comment>
   <translation>市</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>province</source>
   <comment>level_province</comment>
   <translation>省</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>national</source>
   <comment>level_national</comment>
   <translation>全国</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>at least {value}</source>
   <comment>at_least</comment>
   <translation>不低于 {value}</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>at most {value}</source>
   <comment>at_most</comment>
   <translation>不高于 {value}</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>all</source>
   <comment>all_of</comment>
   <translation>全部</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>baseline {value}</source>
   <comment>baseline</comment>
   <translation>参照 {value}</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{target}, by {year}</source>
   <comment>by_year</comment>
   <translation>{target}，{year} 年</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{target}, in {year}</source>
   <comment>in_year</comment>
   <translation>{target}，{year} 年</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Policy commitments</source>
   <comment>commitments</comment>
   <translation>政策承诺</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>{count} in all: {computed} computed from maps, {joined} joined from statistics, {not_spatial} without a figure. Those that apply here and have a figure follow.</source>
   <comment>commitments_note</comment>
   <translation>共 {count} 条：{computed} 条由地图计算，{joined} 条用统计数据，{not_spatial} 条不可量化。适用本县且有数值的列于下表。</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Commitment</source>
   <comment>statement</comment>
   <translation>承诺</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Formula</source>
   <comment>formula</comment>
   <translation>公式</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Unit</source>
   <comment>unit</comment>
   <translation>单位</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Radius</source>
   <comment>radius</comment>
   <translation>服务半径</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>For</source>
   <comment>applies_to</comment>
   <translation>适用</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>towns</source>
   <comment>urban</comment>
   <translation>城镇</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>country</source>
   <comment>rural</comment>
   <translation>农村</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>towns and country</source>
   <comment>all</comment>
   <translation>城镇和农村</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Mode</source>
   <comment>mode</comment>
   <translation>计量方式</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>network distance</source>
   <comment>distance</comment>
   <translation>路网距离</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>walking</source>
   <comment>walk</comment>
   <translation>步行</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>e-bike</source>
   <comment>ebike</comment>
   <translation>电动自行车</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>driving</source>
   <comment>drive</comment>
   <translation>驾车</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Code</source>
   <comment>code</comment>
   <translation>标准</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Software and versions</source>
   <comment>software</comment>
   <translation>软件与版本</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Input layers</source>
   <comment>layers</comment>
   <translation>输入图层</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Layer</source>
   <comment>layer</comment>
   <translation>图层</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>CRS</source>
   <comment>crs</comment>
   <translation>坐标系</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Content (first 16 of SHA-256)</source>
   <comment>hash</comment>
   <translation>内容校验（SHA-256 前 16 位）</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Made</source>
   <comment>made</comment>
   <translation>生成时间</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>To repeat this run: qgis_process run countygis:countydiagnosis -- REPLAY=record.json RECORD=new.json</source>
   <comment>replay</comment>
   <translation>重复本次运行：qgis_process run countygis:countydiagnosis -- REPLAY=记录.json RECORD=新记录.json</translation>
  </message>
 </context>
 <context>
  <name>steps</name>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Networks</source>
   <comment>networks</comment>
   <translation>构建路网</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Road coverage</source>
   <comment>roadcoverage</comment>
   <translation>道路覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Pipe coverage</source>
   <comment>pipecoverage</comment>
   <translation>管网覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Site coverage</source>
   <comment>sitecoverage</comment>
   <translation>设施覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Corridor gaps</source>
   <comment>corridorgaps</comment>
   <translation>廊道缺口</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Green coverage</source>
   <comment>greencoverage</comment>
   <translation>公园绿地覆盖</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Service gaps</source>
   <comment>servicegaps</comment>
   <translation>服务缺口</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>School zones</source>
   <comment>schoolzones</comment>
   <translation>学区划片核查</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Village table</source>
   <comment>villages</comment>
   <translation>村级统计表</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Natural villages</source>
   <comment>settlements</comment>
   <translation>自然村</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Statistics</source>
   <comment>statistics</comment>
   <translation>统计表</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>Targets</source>
   <comment>targets</comment>
   <translation>目标表</translation>
  </message>
  <message>
   <location filename="../analysis/report_words.py" />
   <source>County indicators</source>
   <comment>countyindicators</comment>
   <translation>县域指标</translation>
  </message>
 </context>
 <context>
  <name>basis</name>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>statistics</source>
   <comment>statistics</comment>
   <translation>统计数据</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>proxy: near a connected pipe</source>
   <comment>proxy</comment>
   <translation>替代口径：接通的管线服务距离内</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>proxy: near any pipe</source>
   <comment>proxy_any_pipe</comment>
   <translation>替代口径：任意管线服务距离内</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>a site inside, a joint one, or none needed</source>
   <comment>inside</comment>
   <translation>村内有设施、联合设置或可不单设</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>village table</source>
   <comment>village_table</comment>
   <translation>村级统计表</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>villages with one within the radius too</source>
   <comment>within_radius</comment>
   <translation>含服务半径内有设施的村</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>urban housing land</source>
   <comment>residential_urban</comment>
   <translation>城镇居住用地</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>all housing land</source>
   <comment>residential</comment>
   <translation>全部居住用地</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>natural villages</source>
   <comment>settlements</comment>
   <translation>自然村</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>all villages, communities in town too</source>
   <comment>all_villages</comment>
   <translation>全部村庄（含城镇社区）</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>built-up land</source>
   <comment>builtup</comment>
   <translation>建成区</translation>
  </message>
  <message>
   <location filename="../analysis/indicators/sheets.py" />
   <source>all land: no built-up land is known</source>
   <comment>all_land</comment>
   <translation>全部土地（没有建成区）</translation>
  </message>
 </context>
 <context>
  <name>mapsheets</name>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Service gaps: {service}, {county}</source>
   <comment>title</comment>
   <translation>{county}{service}缺口图</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Service gaps: {service}</source>
   <comment>title_alone</comment>
   <translation>{service}缺口图</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Service gaps{county}: {count} map sheets</source>
   <comment>file</comment>
   <translation>{county}服务缺口图集（{count}幅）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Service radius: {radii}</source>
   <comment>radius</comment>
   <translation>服务半径：{radii}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source> ({what})</source>
   <comment>in</comment>
   <translation>（{what}）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>by convention</source>
   <comment>convention</comment>
   <translation>惯例值，无标准依据</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>given for this run</source>
   <comment>given</comment>
   <translation>本次给定</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>to be checked</source>
   <comment>from memory</comment>
   <translation>待核对原文</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>value from an older edition</source>
   <comment>predecessor</comment>
   <translation>数值出自旧版标准</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>secondary source, to be checked</source>
   <comment>secondary</comment>
   <translation>二手来源，待核对原文</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>urban</source>
   <comment>urban</comment>
   <translation>城镇</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>rural</source>
   <comment>rural</comment>
   <translation>农村</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>distance along the network</source>
   <comment>distance</comment>
   <translation>路网距离</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>walking time</source>
   <comment>walk</comment>
   <translation>步行时间</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>time by e-bike</source>
   <comment>ebike</comment>
   <translation>电动自行车骑行时间</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>driving time</source>
   <comment>drive</comment>
   <translation>驾车时间</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{value:,.0f} m</source>
   <comment>m</comment>
   <translation>{value:,.0f} 米</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{value:,.0f} min</source>
   <comment>min</comment>
   <translation>{value:,.0f} 分钟</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{value} km</source>
   <comment>km_figure</comment>
   <translation>{value} 千米</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{value} m</source>
   <comment>m_figure</comment>
   <translation>{value} 米</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{value} min</source>
   <comment>min_figure</comment>
   <translation>{value} 分钟</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>, </source>
   <comment>and</comment>
   <translation>、</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Key figures</source>
   <comment>figures</comment>
   <translation>关键指标</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>people</source>
   <comment>people</comment>
   <translation>人</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>villages</source>
   <comment>villages</comment>
   <translation>个</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>in need not served, {share}</source>
   <comment>people_gap</comment>
   <translation>未覆盖的服务对象，占 {share}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>not served, {share}</source>
   <comment>villages_gap</comment>
   <translation>未覆盖村庄（居民点），占 {share}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>All within the radius</source>
   <comment>all_served</comment>
   <translation>全部在服务半径内</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{served}</source>
   <comment>served_counts</comment>
   <translation>{served}全部覆盖</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{count} people in need</source>
   <comment>served_people</comment>
   <translation>服务对象 {count} 人</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{count} villages</source>
   <comment>served_villages</comment>
   <translation>村庄（居民点）{count} 个</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>of these {reasons}</source>
   <comment>reasons</comment>
   <translation>其中：{reasons}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{count} {reason}</source>
   <comment>reason</comment>
   <translation>{reason} {count}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{name}: {said}</source>
   <comment>of_class</comment>
   <translation>{name}：{said}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>people not served: unknown</source>
   <comment>unknown_beyond</comment>
   <translation>未覆盖村庄的人数未知</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>no data on people</source>
   <comment>no_people</comment>
   <translation>无人口数据</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>mean {mean}, median {median}, max {max}</source>
   <comment>mean</comment>
   <translation>平均 {mean}　中位 {median}　最远 {max}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>inside by straight line only: {people} people</source>
   <comment>between</comment>
   <translation>直线内、路网外：{people} 人</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>land beyond the radius: {area} km², {share}</source>
   <comment>land</comment>
   <translation>服务半径外土地 {area} 平方千米，占 {share}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>land beyond the radius: not measured</source>
   <comment>no_land</comment>
   <translation>服务半径外土地未测算</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>people missing at {rows} places, not counted</source>
   <comment>missing</comment>
   <translation>人数缺失 {rows} 处，未计入人数</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>People not served by township</source>
   <comment>bars_people</comment>
   <translation>各乡镇未覆盖的服务对象（人）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Villages not served by township</source>
   <comment>bars_villages</comment>
   <translation>各乡镇未覆盖村庄数（个）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{count} others: {sum}</source>
   <comment>others</comment>
   <translation>其余 {count} 个乡镇共 {sum}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Villages with the largest gaps</source>
   <comment>worst</comment>
   <translation>缺口较大的村庄（按服务对象人数）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Farthest villages</source>
   <comment>worst_far</comment>
   <translation>缺口较大的村庄（按距离）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Village</source>
   <comment>worst_village</comment>
   <translation>村庄</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Township</source>
   <comment>worst_township</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Nearest</source>
   <comment>worst_cost</comment>
   <translation>至最近设施</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>People</source>
   <comment>worst_people</comment>
   <translation>人数</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Legend</source>
   <comment>legend</comment>
   <translation>图例</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{service} ({count})</source>
   <comment>facilities</comment>
   <translation>{service}（{count} 处）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Villages</source>
   <comment>demand</comment>
   <translation>村庄（居民点）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>People in need (by size)</source>
   <comment>sizes</comment>
   <translation>服务对象人数（以符号面积表示）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{people:,.10g} people</source>
   <comment>size</comment>
   <translation>{people:,.10g} 人</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>served</source>
   <comment>served</comment>
   <translation>已覆盖</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>beyond the radius</source>
   <comment>beyond</comment>
   <translation>超出服务半径</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>not connected by road</source>
   <comment>unconnected</comment>
   <translation>路网不连通</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>no such facility in use</source>
   <comment>no_facility</comment>
   <translation>全县没有在用的该类设施</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>far from any road</source>
   <comment>off_network</comment>
   <translation>远离道路</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>outside the county</source>
   <comment>outside</comment>
   <translation>县域外</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{label} ({count})</source>
   <comment>counted</comment>
   <translation>{label}（{count}）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Land beyond the radius</source>
   <comment>areas</comment>
   <translation>服务半径外区域</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Way to the nearest facility</source>
   <comment>routes</comment>
   <translation>标注村庄至最近设施的路线</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Main roads</source>
   <comment>major</comment>
   <translation>二级及以上公路</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Local roads</source>
   <comment>middle</comment>
   <translation>三级、四级公路</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Other roads</source>
   <comment>minor</comment>
   <translation>其他道路</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Township boundary</source>
   <comment>township_border</comment>
   <translation>乡镇界</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>County boundary</source>
   <comment>county_border</comment>
   <translation>县界</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Standard: {standard}</source>
   <comment>standard</comment>
   <translation>执行标准：{standard}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Sources: {source}</source>
   <comment>source</comment>
   <translation>数据来源：{source}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>not stated (layers {layers})</source>
   <comment>no_source</comment>
   <translation>未注明（图层 {layers}）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{what}</source>
   <comment>institutions</comment>
   <translation>{what}机构</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>CRS: {crs}</source>
   <comment>crs</comment>
   <translation>坐标系：{crs}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>CGCS2000</source>
   <comment>cgcs2000</comment>
   <translation>2000国家大地坐标系</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>boundaries shown are not authoritative</source>
   <comment>borders</comment>
   <translation>图中行政界线不作为划界依据</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Drawn by {author}</source>
   <comment>author</comment>
   <translation>编制单位：{author}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Date: {date}</source>
   <comment>date</comment>
   <translation>制图日期：{date}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{day:%Y-%m-%d}</source>
   <comment>day</comment>
   <translation>{day.year}年{day.month}月{day.day}日</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>km</source>
   <comment>km</comment>
   <translation>千米</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Scale 1:{scale}</source>
   <comment>scale</comment>
   <translation>比例尺 1:{scale}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>,</source>
   <comment>thousands</comment>
   <translation> </translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>; </source>
   <comment>stop</comment>
   <translation>；</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>below {limit}</source>
   <comment>class_below</comment>
   <translation>{limit} 以下</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{low}–{high}</source>
   <comment>class_between</comment>
   <translation>{low}–{high}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{limit} or more</source>
   <comment>class_above</comment>
   <translation>{limit} 及以上</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{grade}: {limits}</source>
   <comment>graded</comment>
   <translation>{grade}：{limits}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>no data</source>
   <comment>no_data</comment>
   <translation>无数据</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{figure} ({unit})</source>
   <comment>figure_unit</comment>
   <translation>{figure}（{unit}）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{figure}{part}{township}{county}</source>
   <comment>map_of</comment>
   <translation>{county}{township}{part}{figure}图</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{title}: a page for each township</source>
   <comment>map_atlas</comment>
   <translation>{title}（分乡镇图集）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Thematic maps{county}</source>
   <comment>map_file</comment>
   <translation>{county}专题图集</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>: {part}</source>
   <comment>map_part</comment>
   <translation>{part}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>, {place}</source>
   <comment>map_place</comment>
   <translation>{place}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Location</source>
   <comment>locator</comment>
   <translation>位置示意</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Townships</source>
   <comment>index</comment>
   <translation>乡镇索引</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Page {page} of {pages}</source>
   <comment>page</comment>
   <translation>第 {page} 页，共 {pages} 页</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>neighbouring townships are shown pale</source>
   <comment>neighbours</comment>
   <translation>相邻乡镇以浅色显示</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>the classes are the same on every page</source>
   <comment>same_classes</comment>
   <translation>各页分级一致</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Scores and gaps</source>
   <comment>notes</comment>
   <translation>得分与缺口</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Overall score {score} ({grade})</source>
   <comment>note_score</comment>
   <translation>综合得分 {score}（{grade}）</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>rank {rank} of {count} townships</source>
   <comment>note_rank</comment>
   <translation>第 {rank} 位，共 {count} 个乡镇</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>{count} indicators are missing</source>
   <comment>note_missing</comment>
   <translation>缺失 {count} 项指标</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Largest shares beyond the radius: {services}</source>
   <comment>note_gaps</comment>
   <translation>超出服务半径的比例最高：{services}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Data of {year}</source>
   <comment>year_of</comment>
   <translation>数据年份：{year}</translation>
  </message>
  <message>
   <location filename="../processing/sheet_words.py" />
   <source>Standards cited: {standard}</source>
   <comment>cited</comment>
   <translation>引用标准：{standard}</translation>
  </message>
 </context>
 <context>
  <name>fields</name>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Level</source>
   <comment>*/level</comment>
   <translation>层级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Code</source>
   <comment>*/code</comment>
   <translation>代码</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>name</source>
   <comment>*/name</comment>
   <translation>名称</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>township_code</source>
   <comment>*/township_code</comment>
   <translation>乡镇代码</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>*/township</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>township_id</source>
   <comment>*/township_id</comment>
   <translation>乡镇要素编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Town or country</source>
   <comment>*/area_class</comment>
   <translation>城乡</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>demand_id</source>
   <comment>*/demand_id</comment>
   <translation>居民点编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>village_id</source>
   <comment>*/village_id</comment>
   <translation>村庄编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Site</source>
   <comment>*/site_id</comment>
   <translation>设施要素编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>facility_id</source>
   <comment>*/facility_id</comment>
   <translation>设施编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Layer of the facility</source>
   <comment>*/facility_input</comment>
   <translation>设施所在图层</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Nearest facility</source>
   <comment>*/facility_name</comment>
   <translation>最近设施</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Nearest facility</source>
   <comment>*/site_name</comment>
   <translation>最近设施</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>site_input</source>
   <comment>*/site_input</comment>
   <translation>设施图层</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>From layer</source>
   <comment>*/input</comment>
   <translation>来源图层</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Feature</source>
   <comment>*/feature_id</comment>
   <translation>要素编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>osm_id</source>
   <comment>*/osm_id</comment>
   <translation>OSM 编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Road features</source>
   <comment>*/road_id</comment>
   <translation>道路要素编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>pipe_id</source>
   <comment>*/pipe_id</comment>
   <translation>管线要素编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>stop_id</source>
   <comment>*/stop_id</comment>
   <translation>最近公交站编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>seat_id</source>
   <comment>*/seat_id</comment>
   <translation>驻地要素编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>source_id</source>
   <comment>*/source_id</comment>
   <translation>厂站编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Plants</source>
   <comment>*/source_name</comment>
   <translation>厂站</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>origin_id</source>
   <comment>*/origin_id</comment>
   <translation>起点编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>destination_id</source>
   <comment>*/destination_id</comment>
   <translation>终点编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Park feature</source>
   <comment>*/park_id</comment>
   <translation>公园要素编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>class</source>
   <comment>*/class</comment>
   <translation>城乡分类</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Class</source>
   <comment>*/kind</comment>
   <translation>类别</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Class</source>
   <comment>*/kind_name</comment>
   <translation>类别</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>service</source>
   <comment>*/service</comment>
   <translation>服务代号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Service</source>
   <comment>*/service_name</comment>
   <translation>服务</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Service</source>
   <comment>*/services</comment>
   <translation>服务</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>medium</source>
   <comment>*/medium</comment>
   <translation>介质代号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Medium</source>
   <comment>*/medium_name</comment>
   <translation>管线类别</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People</source>
   <comment>*/people</comment>
   <translation>人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People in need</source>
   <comment>*/people_in_need</comment>
   <translation>服务对象人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People served</source>
   <comment>*/people_served</comment>
   <translation>已覆盖人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People not served</source>
   <comment>*/people_unserved</comment>
   <translation>缺口人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People served</source>
   <comment>*/people_share</comment>
   <translation>人口覆盖率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>people_beyond</source>
   <comment>*/people_beyond</comment>
   <translation>半径外人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>people_missing</source>
   <comment>*/people_missing</comment>
   <translation>服务对象人口缺失的行数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows whose people in need are not known</source>
   <comment>*/people_missing_rows</comment>
   <translation>服务对象人口缺失的行数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People inside by straight line, outside by road</source>
   <comment>*/people_between</comment>
   <translation>直线内、路网外人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People: no usable geometry</source>
   <comment>*/people_no_geometry</comment>
   <translation>人口：没有可用的几何（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People: outside the county</source>
   <comment>*/people_outside</comment>
   <translation>人口：县域外（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People: off the network</source>
   <comment>*/people_off_network</comment>
   <translation>人口：远离道路（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People: unconnected</source>
   <comment>*/people_unconnected</comment>
   <translation>人口：路网不连通（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows</source>
   <comment>*/rows</comment>
   <translation>行数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows: no usable geometry</source>
   <comment>*/rows_no_geometry</comment>
   <translation>行数：没有可用的几何</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows: outside the county</source>
   <comment>*/rows_outside</comment>
   <translation>行数：县域外</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows: off the network</source>
   <comment>*/rows_off_network</comment>
   <translation>行数：远离道路</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows: unconnected</source>
   <comment>*/rows_unconnected</comment>
   <translation>行数：路网不连通</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows: beyond</source>
   <comment>*/rows_beyond</comment>
   <translation>行数：超出服务半径</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows: served</source>
   <comment>*/rows_served</comment>
   <translation>行数：已覆盖</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages</source>
   <comment>*/villages</comment>
   <translation>村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages served</source>
   <comment>*/villages_served</comment>
   <translation>已覆盖村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages not served</source>
   <comment>*/villages_unserved</comment>
   <translation>缺口村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural villages</source>
   <comment>*/villages_rural</comment>
   <translation>农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural villages served</source>
   <comment>*/villages_rural_served</comment>
   <translation>已覆盖农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural villages served</source>
   <comment>*/villages_rural_covered</comment>
   <translation>已覆盖农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural villages on a graded road</source>
   <comment>*/villages_rural_on_graded</comment>
   <translation>通等级公路农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural villages with a bus</source>
   <comment>*/villages_rural_has_stop</comment>
   <translation>通客车农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural villages with a whole chain</source>
   <comment>*/villages_rural_complete</comment>
   <translation>链条完整的农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Built-up land served (km²)</source>
   <comment>*/builtup_served_km2</comment>
   <translation>已覆盖建成区面积（平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>villages_beyond</source>
   <comment>*/villages_beyond</comment>
   <translation>半径外村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages served</source>
   <comment>*/villages_share</comment>
   <translation>村庄覆盖率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>area_m2</source>
   <comment>*/area_m2</comment>
   <translation>面积（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Land (km²)</source>
   <comment>*/area_km2</comment>
   <translation>面积（平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Land served (km²)</source>
   <comment>*/area_served_km2</comment>
   <translation>已覆盖面积（平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Land served</source>
   <comment>*/area_share</comment>
   <translation>面积覆盖率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>mean_cost</source>
   <comment>*/mean_cost</comment>
   <translation>平均（米或秒，见单位）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>median_cost</source>
   <comment>*/median_cost</comment>
   <translation>中位（米或秒，见单位）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>max_cost</source>
   <comment>*/max_cost</comment>
   <translation>最大（米或秒，见单位）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Mean distance (m)</source>
   <comment>*/mean_m</comment>
   <translation>平均距离（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Largest distance (m)</source>
   <comment>*/max_m</comment>
   <translation>最大距离（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>mean_s</source>
   <comment>*/mean_s</comment>
   <translation>平均时间（秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>max_s</source>
   <comment>*/max_s</comment>
   <translation>最大时间（秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>total_cost</source>
   <comment>*/total_cost</comment>
   <translation>总成本（米或秒，见单位）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>unit</source>
   <comment>*/unit</comment>
   <translation>单位（m 米，s 秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>radius</source>
   <comment>*/radius</comment>
   <translation>服务半径（米或秒，见单位）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>radius_from</source>
   <comment>*/radius_from</comment>
   <translation>半径出处</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Radius (m)</source>
   <comment>*/radius_m</comment>
   <translation>服务半径（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Mode</source>
   <comment>*/mode</comment>
   <translation>计量方式</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rank</source>
   <comment>*/rank</comment>
   <translation>排名</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People estimated</source>
   <comment>*/estimated</comment>
   <translation>人口为估算</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Village to road (m)</source>
   <comment>*/access_m</comment>
   <translation>出行点到道路（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Network (m)</source>
   <comment>*/network_m</comment>
   <translation>路网（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>network_s</source>
   <comment>*/network_s</comment>
   <translation>路网（秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Road to facility (m)</source>
   <comment>*/egress_m</comment>
   <translation>道路到设施（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Total (m)</source>
   <comment>*/total_m</comment>
   <translation>总路程（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>total_s</source>
   <comment>*/total_s</comment>
   <translation>总用时（秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Straight line (m)</source>
   <comment>*/straight_m</comment>
   <translation>直线距离（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Inside by straight line</source>
   <comment>*/straight_served</comment>
   <translation>直线圈内</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Near the data's edge</source>
   <comment>*/near_edge</comment>
   <translation>近数据边缘</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Reason</source>
   <comment>*/reason</comment>
   <translation>原因</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Length (m)</source>
   <comment>*/length_m</comment>
   <translation>长度（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Length (km)</source>
   <comment>*/length_km</comment>
   <translation>长度（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>length_s</source>
   <comment>*/length_s</comment>
   <translation>时间（秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Farthest villages</source>
   <comment>*/worst_villages</comment>
   <translation>最远村庄</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Item</source>
   <comment>*/what</comment>
   <translation>项目</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>All townships</source>
   <comment>*/townships</comment>
   <translation>各乡镇合计</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>outside the county</source>
   <comment>*/outside</comment>
   <translation>县域外</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Notes</source>
   <comment>*/detail</comment>
   <translation>说明</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Steps</source>
   <comment>*/step</comment>
   <translation>步骤</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Status</source>
   <comment>*/status</comment>
   <translation>状态</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Seconds</source>
   <comment>*/seconds</comment>
   <translation>用时（秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Basis</source>
   <comment>*/basis</comment>
   <translation>口径</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages inside by straight line</source>
   <comment>*/straight_villages_served</comment>
   <translation>直线覆盖村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People inside by straight line</source>
   <comment>*/straight_people_served</comment>
   <translation>直线覆盖人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People inside by straight line</source>
   <comment>*/straight_people</comment>
   <translation>直线圈内人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>share</source>
   <comment>*/share</comment>
   <translation>比例</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Value</source>
   <comment>*/value</comment>
   <translation>数值</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Source</source>
   <comment>*/source</comment>
   <translation>出处</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>note</source>
   <comment>*/note</comment>
   <translation>备注（英文）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Notes</source>
   <comment>*/note_zh</comment>
   <translation>说明</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Year</source>
   <comment>*/year</comment>
   <translation>年份</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Confidence</source>
   <comment>*/confidence</comment>
   <translation>可信度</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Direction</source>
   <comment>*/direction</comment>
   <translation>方向</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Capacity</source>
   <comment>*/capacity</comment>
   <translation>规模</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>public</source>
   <comment>*/public</comment>
   <translation>公办/公用</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>from_m</source>
   <comment>*/from_m</comment>
   <translation>起点（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>to_m</source>
   <comment>*/to_m</comment>
   <translation>终点（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>break</source>
   <comment>*/break</comment>
   <translation>分级（米或秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>break_m</source>
   <comment>*/break_m</comment>
   <translation>分级（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>break_s</source>
   <comment>*/break_s</comment>
   <translation>分级（秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>backward_m</source>
   <comment>*/backward_m</comment>
   <translation>反向（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>backward_s</source>
   <comment>*/backward_s</comment>
   <translation>反向（秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>forward_m</source>
   <comment>*/forward_m</comment>
   <translation>正向（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>forward_s</source>
   <comment>*/forward_s</comment>
   <translation>正向（秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>break_cost</source>
   <comment>*/break_cost</comment>
   <translation>分级（米或秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>break_min</source>
   <comment>*/break_min</comment>
   <translation>分级（分钟）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>origin_name</source>
   <comment>*/origin_name</comment>
   <translation>起点</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>destination_name</source>
   <comment>*/destination_name</comment>
   <translation>终点</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>oneway</source>
   <comment>*/oneway</comment>
   <translation>单行</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Road class</source>
   <comment>*/road_class</comment>
   <translation>道路等级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>edge_id</source>
   <comment>*/edge_id</comment>
   <translation>路段编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>node_id</source>
   <comment>*/node_id</comment>
   <translation>节点编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>from_node</source>
   <comment>*/from_node</comment>
   <translation>起节点</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>to_node</source>
   <comment>*/to_node</comment>
   <translation>止节点</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>component</source>
   <comment>*/component</comment>
   <translation>连通分区</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>degree</source>
   <comment>*/degree</comment>
   <translation>连接路段数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Carriageways (km)</source>
   <comment>*/carriageway_km</comment>
   <translation>按单幅计里程（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>motorway (km)</source>
   <comment>*/motorway_km</comment>
   <translation>高速公路（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>class I (km)</source>
   <comment>*/class_1_km</comment>
   <translation>一级公路（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>class II (km)</source>
   <comment>*/class_2_km</comment>
   <translation>二级公路（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>class III (km)</source>
   <comment>*/class_3_km</comment>
   <translation>三级公路（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>class IV (km)</source>
   <comment>*/class_4_km</comment>
   <translation>四级公路（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>below class (km)</source>
   <comment>*/below_class_km</comment>
   <translation>等外公路（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Streets (km)</source>
   <comment>*/street_km</comment>
   <translation>城市道路（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>grade not known (km)</source>
   <comment>*/class_unknown_km</comment>
   <translation>等级不明（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Ways that are no roads (km)</source>
   <comment>*/ways_km</comment>
   <translation>非道路通道（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>planned (km)</source>
   <comment>*/planned_km</comment>
   <translation>规划未建（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Paved (km)</source>
   <comment>*/paved_km</comment>
   <translation>铺装路面（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Unpaved (km)</source>
   <comment>*/unpaved_km</comment>
   <translation>未铺装（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Surface not known (km)</source>
   <comment>*/surface_unknown_km</comment>
   <translation>路面不明（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Built-up area (km²)</source>
   <comment>*/builtup_km2</comment>
   <translation>建成区面积（平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Of it with known street classes (km²)</source>
   <comment>*/builtup_known_km2</comment>
   <translation>其中城市道路等级已知（平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Streets in the built-up area (km)</source>
   <comment>*/builtup_street_km</comment>
   <translation>建成区城市道路（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>builtup_road_km</source>
   <comment>*/builtup_road_km</comment>
   <translation>建成区公路（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages on a graded road</source>
   <comment>*/villages_on_graded</comment>
   <translation>通等级公路村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages with a bus</source>
   <comment>*/villages_has_stop</comment>
   <translation>通客车村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural people</source>
   <comment>*/rural_people</comment>
   <translation>农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural people near an all-season road</source>
   <comment>*/rural_people_near</comment>
   <translation>全天候道路附近农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural rows without people</source>
   <comment>*/rural_rows_without_people</comment>
   <translation>人口缺失的农村行数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Seat on a road of class III or better</source>
   <comment>*/seat_connected</comment>
   <translation>驻地通三级及以上公路</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>To the county seat (min; mean for the county)</source>
   <comment>*/seat_minutes</comment>
   <translation>到县城时间（分钟，全县为平均）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Missing link (m)</source>
   <comment>*/seat_link_m</comment>
   <translation>缺失路段（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Seats joined</source>
   <comment>*/seats_connected</comment>
   <translation>已通驻地数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Seats judged</source>
   <comment>*/seats_judged</comment>
   <translation>评价驻地数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Longest (min)</source>
   <comment>*/seat_minutes_max</comment>
   <translation>最长时间（分钟）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>seats_timed</source>
   <comment>*/seats_timed</comment>
   <translation>测得时间的驻地数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Seats without a way</source>
   <comment>*/seats_cut_off</comment>
   <translation>与县城不通的驻地数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>seats_within_60</source>
   <comment>*/seats_within_60</comment>
   <translation>60 分钟内驻地数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Density (km/km²)</source>
   <comment>*/km_per_km2</comment>
   <translation>路网密度（千米/平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>km per 10,000 people</source>
   <comment>*/km_per_10k_people</comment>
   <translation>每万人里程（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Paved</source>
   <comment>*/paved_share</comment>
   <translation>铺装率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Density of streets in the built-up area (km/km²)</source>
   <comment>*/builtup_km_per_km2</comment>
   <translation>建成区路网密度（千米/平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Density of all roads in the built-up area (km/km²)</source>
   <comment>*/builtup_all_km_per_km2</comment>
   <translation>建成区全部道路密度（千米/平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>reaches 8 km/km²</source>
   <comment>*/builtup_dense</comment>
   <translation>达到 8 千米/平方千米</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Seats joined</source>
   <comment>*/seats_connected_share</comment>
   <translation>驻地通三级及以上公路率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Seats within 60 min</source>
   <comment>*/seats_within_60_share</comment>
   <translation>60 分钟内驻地占比</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages on a graded road</source>
   <comment>*/villages_on_graded_share</comment>
   <translation>通等级公路率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages with a bus</source>
   <comment>*/villages_has_stop_share</comment>
   <translation>通客车率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural Access Index</source>
   <comment>*/rural_access_index</comment>
   <translation>农村道路可达指数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Route number</source>
   <comment>*/route</comment>
   <translation>路线编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>map_class</source>
   <comment>*/map_class</comment>
   <translation>制图等级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Technical class</source>
   <comment>*/technical</comment>
   <translation>技术等级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Administrative class</source>
   <comment>*/administrative</comment>
   <translation>行政等级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban class</source>
   <comment>*/urban</comment>
   <translation>城市道路等级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>paved</source>
   <comment>*/paved</comment>
   <translation>铺装</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>present</source>
   <comment>*/present</comment>
   <translation>已建成</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>counted_m</source>
   <comment>*/counted_m</comment>
   <translation>计入长度（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>By</source>
   <comment>*/dimension</comment>
   <translation>分类方式</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>To a graded road (m, straight)</source>
   <comment>*/graded_m</comment>
   <translation>到等级公路（米，直线）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>On a graded road</source>
   <comment>*/on_graded</comment>
   <translation>通等级公路</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>To an all-season road (m, straight)</source>
   <comment>*/all_season_m</comment>
   <translation>到全天候道路（米，直线）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>All-season road within 2 km</source>
   <comment>*/near_all_season</comment>
   <translation>全天候道路 2 千米内</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>To a bus stop (m, network)</source>
   <comment>*/stop_m</comment>
   <translation>到公交站（米，路网）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Bus</source>
   <comment>*/has_stop</comment>
   <translation>通客车</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Bus stop judged</source>
   <comment>*/stop_reason</comment>
   <translation>公交站判定</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Seat from</source>
   <comment>*/origin</comment>
   <translation>驻地位置取自</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>County seat</source>
   <comment>*/is_county_seat</comment>
   <translation>县城</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Joined</source>
   <comment>*/connected</comment>
   <translation>连通</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Missing link (m)</source>
   <comment>*/link_m</comment>
   <translation>缺失路段（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>To the county seat (min)</source>
   <comment>*/minutes</comment>
   <translation>到县城时间（分钟）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>By car</source>
   <comment>*/drive_reason</comment>
   <translation>行车可达</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>No.</source>
   <comment>*/link</comment>
   <translation>序号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Road features</source>
   <comment>*/road_ids</comment>
   <translation>道路要素编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Class now</source>
   <comment>*/road_classes</comment>
   <translation>现状等级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Road</source>
   <comment>*/road_names</comment>
   <translation>道路名称</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Role</source>
   <comment>*/role</comment>
   <translation>级别</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Diameter (mm)</source>
   <comment>*/diameter_mm</comment>
   <translation>管径（毫米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>diameter_class</source>
   <comment>*/diameter_class</comment>
   <translation>管径分级（毫米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Material</source>
   <comment>*/material</comment>
   <translation>材质</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Age (years)</source>
   <comment>*/age_years</comment>
   <translation>管龄（年）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>renewed</source>
   <comment>*/renewed</comment>
   <translation>已改造</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Due for renewal</source>
   <comment>*/due</comment>
   <translation>到更新年限</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>distance_from_source_m</source>
   <comment>*/distance_from_source_m</comment>
   <translation>沿管到厂站（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Part</source>
   <comment>*/part</comment>
   <translation>部分编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Pipes</source>
   <comment>*/pipes</comment>
   <translation>管段数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Pipes closed or not built</source>
   <comment>*/pipes_not_in_use</comment>
   <translation>停用或未建管段数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Joined to a plant (m)</source>
   <comment>*/length_connected_m</comment>
   <translation>与厂站连通（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Not joined (m)</source>
   <comment>*/length_unconnected_m</comment>
   <translation>未连通（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Closed or not built (m)</source>
   <comment>*/length_not_in_use_m</comment>
   <translation>停用或未建（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Due for renewal (m)</source>
   <comment>*/length_due_m</comment>
   <translation>到更新年限（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>In the built-up area (m)</source>
   <comment>*/builtup_length_m</comment>
   <translation>建成区内长度（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Density over</source>
   <comment>*/density_over</comment>
   <translation>密度的面积口径</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Area of the density (km²)</source>
   <comment>*/density_area_km2</comment>
   <translation>密度所用面积（平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Density (km/km²)</source>
   <comment>*/density_km_per_km2</comment>
   <translation>管网密度（千米/平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Joined</source>
   <comment>*/connected_share</comment>
   <translation>连通率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People near any pipe</source>
   <comment>*/people_near</comment>
   <translation>任一管线旁人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People near a joined distribution pipe</source>
   <comment>*/people_connected</comment>
   <translation>连通的配水管旁人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban people</source>
   <comment>*/people_urban</comment>
   <translation>城镇人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>people_urban_near</source>
   <comment>*/people_urban_near</comment>
   <translation>任一管线旁城镇人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban people near a joined distribution pipe</source>
   <comment>*/people_urban_connected</comment>
   <translation>连通的配水管旁城镇人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages near any pipe</source>
   <comment>*/villages_near</comment>
   <translation>任一管线旁村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages near a joined distribution pipe</source>
   <comment>*/villages_connected</comment>
   <translation>连通的配水管旁村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Besides: people served in villages without a total</source>
   <comment>*/people_served_of_unknown</comment>
   <translation>另：总人口缺失的村庄服务人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>people_of_basis</source>
   <comment>*/people_of_basis</comment>
   <translation>服务比例的人口基数（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People served</source>
   <comment>*/people_served_share</comment>
   <translation>服务人口比例</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Housing land (m²)</source>
   <comment>*/residential_m2</comment>
   <translation>居住用地（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Housing land near any pipe (m²)</source>
   <comment>*/residential_near_m2</comment>
   <translation>任一管线旁居住用地（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Housing land near a joined distribution pipe (m²)</source>
   <comment>*/residential_connected_m2</comment>
   <translation>连通的配水管旁居住用地（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Buildings</source>
   <comment>*/buildings</comment>
   <translation>建筑数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Buildings near any pipe</source>
   <comment>*/buildings_near</comment>
   <translation>任一管线旁建筑数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Buildings near a joined distribution pipe</source>
   <comment>*/buildings_connected</comment>
   <translation>连通的配水管旁建筑数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Service distance (m)</source>
   <comment>*/service_distance_m</comment>
   <translation>服务距离（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>system</source>
   <comment>*/system</comment>
   <translation>管线系统代号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>System</source>
   <comment>*/system_name</comment>
   <translation>管线系统</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Pipe features</source>
   <comment>*/pipe_ids</comment>
   <translation>管线要素编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>To the nearest pipe (m)</source>
   <comment>*/nearest_pipe_m</comment>
   <translation>到最近管线（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>To the nearest joined distribution pipe (m)</source>
   <comment>*/nearest_serving_m</comment>
   <translation>到最近连通的配水管（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Near any pipe</source>
   <comment>*/near</comment>
   <translation>在任一管线旁</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Served</source>
   <comment>*/served</comment>
   <translation>已服务</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>By</source>
   <comment>*/by</comment>
   <translation>分类方式</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Class</source>
   <comment>*/group</comment>
   <translation>类别</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Storm drains (m)</source>
   <comment>*/storm_m</comment>
   <translation>雨水管（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Sewers (m)</source>
   <comment>*/sewage_m</comment>
   <translation>污水管（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Combined sewers (m)</source>
   <comment>*/combined_m</comment>
   <translation>合流管（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Separated sewers</source>
   <comment>*/separated_share</comment>
   <translation>雨污分流率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Facilities</source>
   <comment>*/sites</comment>
   <translation>设施数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Sites per 10,000 people</source>
   <comment>*/per_10k_people</comment>
   <translation>每万人设施数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Sites per 100 km²</source>
   <comment>*/per_100km2</comment>
   <translation>每百平方千米设施数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Sites without capacity</source>
   <comment>*/capacity_missing</comment>
   <translation>未填规模的设施数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Has one</source>
   <comment>*/has_one</comment>
   <translation>有设施</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Townships with one</source>
   <comment>*/townships_with_one</comment>
   <translation>有设施的乡镇数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages with a site inside</source>
   <comment>*/villages_inside</comment>
   <translation>村内有设施的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages with a joint site</source>
   <comment>*/villages_joint</comment>
   <translation>联合设置的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages that need none</source>
   <comment>*/villages_exempt</comment>
   <translation>可不单设的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages with a site within the radius</source>
   <comment>*/villages_radius</comment>
   <translation>服务半径内有设施的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages served</source>
   <comment>*/villages_covered</comment>
   <translation>已覆盖村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages not covered</source>
   <comment>*/villages_uncovered</comment>
   <translation>未覆盖村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>served</source>
   <comment>*/covered</comment>
   <translation>已覆盖</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>how</source>
   <comment>*/how</comment>
   <translation>覆盖方式</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>chain</source>
   <comment>*/chain</comment>
   <translation>链条代号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>chain_name</source>
   <comment>*/chain_name</comment>
   <translation>链条</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>collection_id</source>
   <comment>*/collection_id</comment>
   <translation>收集点编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Village to collection (m)</source>
   <comment>*/collection_m</comment>
   <translation>村庄到收集点（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>transfer_id</source>
   <comment>*/transfer_id</comment>
   <translation>转运站编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Collection to transfer (m)</source>
   <comment>*/transfer_m</comment>
   <translation>收集点到转运站（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>treatment_id</source>
   <comment>*/treatment_id</comment>
   <translation>处理厂编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Transfer to treatment (m)</source>
   <comment>*/treatment_m</comment>
   <translation>转运站到处理厂（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Transfer station in the township</source>
   <comment>*/in_township</comment>
   <translation>本乡镇有转运站</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Missing stage</source>
   <comment>*/missing</comment>
   <translation>缺失环节</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Whole</source>
   <comment>*/complete</comment>
   <translation>链条完整</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages with a whole chain</source>
   <comment>*/villages_complete</comment>
   <translation>链条完整的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Whole chains</source>
   <comment>*/complete_share</comment>
   <translation>完整率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages with a transfer station in the township</source>
   <comment>*/villages_in_township</comment>
   <translation>本乡镇有转运站的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages without transfer station of the township</source>
   <comment>*/missing_own_transfer</comment>
   <translation>缺本乡镇转运站的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages without collection point</source>
   <comment>*/missing_collection</comment>
   <translation>缺村收集的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Mean to collection point (m)</source>
   <comment>*/mean_collection_m</comment>
   <translation>到村收集平均（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Largest to collection point (m)</source>
   <comment>*/max_collection_m</comment>
   <translation>到村收集最大（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages without transfer station</source>
   <comment>*/missing_transfer</comment>
   <translation>缺乡镇转运的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Mean to transfer station (m)</source>
   <comment>*/mean_transfer_m</comment>
   <translation>到乡镇转运平均（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Largest to transfer station (m)</source>
   <comment>*/max_transfer_m</comment>
   <translation>到乡镇转运最大（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages without treatment plant</source>
   <comment>*/missing_treatment</comment>
   <translation>缺县处理的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Mean to treatment plant (m)</source>
   <comment>*/mean_treatment_m</comment>
   <translation>到县处理平均（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Largest to treatment plant (m)</source>
   <comment>*/max_treatment_m</comment>
   <translation>到县处理最大（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>covered_m</source>
   <comment>*/covered_m</comment>
   <translation>距离内长度（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>gap_m</source>
   <comment>*/gap_m</comment>
   <translation>空白长度（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Covered</source>
   <comment>*/covered_share</comment>
   <translation>覆盖率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Gaps</source>
   <comment>*/gaps</comment>
   <translation>空白段数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>longest_gap_m</source>
   <comment>*/longest_gap_m</comment>
   <translation>最长空白（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>longest_gap_hole_m</source>
   <comment>*/longest_gap_hole_m</comment>
   <translation>最长空白内的间断（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Longest gap from (milepost)</source>
   <comment>*/longest_from</comment>
   <translation>最长空白起点里程</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Longest gap to (milepost)</source>
   <comment>*/longest_to</comment>
   <translation>最长空白终点里程</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>farthest_m</source>
   <comment>*/farthest_m</comment>
   <translation>最远处到设施（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>unreached_m</source>
   <comment>*/unreached_m</comment>
   <translation>无路可达长度（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>largest_spacing_m</source>
   <comment>*/largest_spacing_m</comment>
   <translation>沿线最大间距（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>spacing_hole_m</source>
   <comment>*/spacing_hole_m</comment>
   <translation>最大间距内的间断（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Interruptions</source>
   <comment>*/holes</comment>
   <translation>间断处数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>holes_m</source>
   <comment>*/holes_m</comment>
   <translation>间断直线长度（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>hole_m</source>
   <comment>*/hole_m</comment>
   <translation>其中间断直线（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>From (milepost)</source>
   <comment>*/from_milepost</comment>
   <translation>起点里程</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>To (milepost)</source>
   <comment>*/to_milepost</comment>
   <translation>终点里程</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>gap</source>
   <comment>*/gap</comment>
   <translation>空白段</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Park area (m²)</source>
   <comment>*/park_m2</comment>
   <translation>公园面积（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Parks</source>
   <comment>*/parks</comment>
   <translation>公园数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Parks that count</source>
   <comment>*/parks_counted</comment>
   <translation>计入的公园数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Park area a person (m²)</source>
   <comment>*/park_m2_per_person</comment>
   <translation>人均公园面积（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Divided by</source>
   <comment>*/per_person_over</comment>
   <translation>人均的分母</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Park area that is divided (m²)</source>
   <comment>*/park_m2_of_known</comment>
   <translation>计入人均的公园面积（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>reaches 13 m²</source>
   <comment>*/meets_target</comment>
   <translation>达到 13 平方米</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Missing to the target (m²)</source>
   <comment>*/missing_to_target_m2</comment>
   <translation>距目标缺（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>reaches 8 m²</source>
   <comment>*/meets_floor</comment>
   <translation>达到 8 平方米</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Missing to the floor (m²)</source>
   <comment>*/missing_to_floor_m2</comment>
   <translation>距下限缺（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Housing land within reach by road (m²)</source>
   <comment>*/residential_network_m2</comment>
   <translation>路网覆盖居住用地（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Housing land within reach by road</source>
   <comment>*/residential_network_share</comment>
   <translation>路网居住用地覆盖率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Housing land within by straight line (m²)</source>
   <comment>*/residential_straight_m2</comment>
   <translation>直线覆盖居住用地（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Housing land within by straight line</source>
   <comment>*/residential_straight_share</comment>
   <translation>直线居住用地覆盖率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>urban housing land (m²)</source>
   <comment>*/residential_urban_m2</comment>
   <translation>城镇居住用地（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban housing land within reach by road (m²)</source>
   <comment>*/residential_urban_network_m2</comment>
   <translation>路网覆盖城镇居住用地（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban housing land within reach by road</source>
   <comment>*/residential_urban_network_share</comment>
   <translation>路网城镇居住用地覆盖率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban housing land within by straight line (m²)</source>
   <comment>*/residential_urban_straight_m2</comment>
   <translation>直线覆盖城镇居住用地（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban housing land within by straight line</source>
   <comment>*/residential_urban_straight_share</comment>
   <translation>直线城镇居住用地覆盖率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People within reach by road</source>
   <comment>*/people_network</comment>
   <translation>路网覆盖人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People inside by straight line</source>
   <comment>*/people_straight</comment>
   <translation>直线覆盖人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People within reach by road</source>
   <comment>*/people_network_share</comment>
   <translation>路网人口覆盖率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People within by straight line</source>
   <comment>*/people_straight_share</comment>
   <translation>直线人口覆盖率</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban people within reach by road</source>
   <comment>*/people_urban_network</comment>
   <translation>路网覆盖城镇人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban people within by straight line</source>
   <comment>*/people_urban_straight</comment>
   <translation>直线覆盖城镇人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages within reach by road</source>
   <comment>*/villages_network</comment>
   <translation>路网覆盖村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages inside by straight line</source>
   <comment>*/villages_straight</comment>
   <translation>直线覆盖村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Size</source>
   <comment>*/size_class</comment>
   <translation>规模分级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Entered by</source>
   <comment>*/way_in</comment>
   <translation>进入方式</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Counts</source>
   <comment>*/counted</comment>
   <translation>计入</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Nearest park</source>
   <comment>*/park_name</comment>
   <translation>最近公园</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>network_served</source>
   <comment>*/network_served</comment>
   <translation>路网覆盖</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Id</source>
   <comment>*/id</comment>
   <translation>编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>indicator</source>
   <comment>*/indicator</comment>
   <translation>所属指标</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Indicator</source>
   <comment>*/name_zh</comment>
   <translation>指标</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>name_en</source>
   <comment>*/name_en</comment>
   <translation>指标（英文）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>main</source>
   <comment>*/main</comment>
   <translation>主指标</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Whole</source>
   <comment>*/whole</comment>
   <translation>分母</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>By straight line</source>
   <comment>*/straight</comment>
   <translation>直线结果</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>source_table</source>
   <comment>*/source_table</comment>
   <translation>来源表</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>computed_value</source>
   <comment>*/computed_value</comment>
   <translation>计算值</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>statistic_year</source>
   <comment>*/statistic_year</comment>
   <translation>统计年份</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>statistic_source</source>
   <comment>*/statistic_source</comment>
   <translation>统计来源</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Asks for</source>
   <comment>*/comparator</comment>
   <translation>目标要求</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Target</source>
   <comment>*/target</comment>
   <translation>目标</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Year</source>
   <comment>*/target_year</comment>
   <translation>目标年</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Level</source>
   <comment>*/target_level</comment>
   <translation>目标层级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Source of the target</source>
   <comment>*/target_source</comment>
   <translation>目标出处</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>target_confidence</source>
   <comment>*/target_confidence</comment>
   <translation>目标可信度</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Difference</source>
   <comment>*/difference</comment>
   <translation>与目标之差</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Met</source>
   <comment>*/meets</comment>
   <translation>达标</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>score</source>
   <comment>*/score</comment>
   <translation>得分（0–1）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Grade</source>
   <comment>*/grade</comment>
   <translation>等级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Indicators</source>
   <comment>*/indicators</comment>
   <translation>指标数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>scored</source>
   <comment>*/scored</comment>
   <translation>计分指标数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>without_target</source>
   <comment>*/without_target</comment>
   <translation>无目标指标数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>weight</source>
   <comment>*/weight</comment>
   <translation>权重</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>score_overall</source>
   <comment>*/score_overall</comment>
   <translation>得分：总体（0–1）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>score_industry</source>
   <comment>*/score_industry</comment>
   <translation>得分：产业（0–1）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>score_infrastructure</source>
   <comment>*/score_infrastructure</comment>
   <translation>得分：基础设施（0–1）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>score_services</source>
   <comment>*/score_services</comment>
   <translation>得分：公共服务（0–1）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>score_integration</source>
   <comment>*/score_integration</comment>
   <translation>得分：城乡融合（0–1）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Use</source>
   <comment>*/use</comment>
   <translation>用途</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Commitment</source>
   <comment>*/commitment</comment>
   <translation>承诺编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Area code</source>
   <comment>*/area_code</comment>
   <translation>地区代码</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Field</source>
   <comment>*/system_zh</comment>
   <translation>领域</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>system_en</source>
   <comment>*/system_en</comment>
   <translation>领域（英文）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Commitment (as issued)</source>
   <comment>*/statement_zh</comment>
   <translation>承诺</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Source</source>
   <comment>*/seed_file</comment>
   <translation>出处</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>computable</source>
   <comment>*/computable</comment>
   <translation>可否计算</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>inputs</source>
   <comment>*/inputs</comment>
   <translation>所需数据</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>formula</source>
   <comment>*/formula</comment>
   <translation>计算方法</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>figure</source>
   <comment>*/figure</comment>
   <translation>所用指标</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>figure_unit</source>
   <comment>*/figure_unit</comment>
   <translation>数值单位</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>figure_year</source>
   <comment>*/figure_year</comment>
   <translation>数值年份</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>figure_source</source>
   <comment>*/figure_source</comment>
   <translation>数值来源</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Applies here</source>
   <comment>*/applies</comment>
   <translation>适用本县</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Kinds of facilities</source>
   <comment>*/kinds</comment>
   <translation>设施类别</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Facilities</source>
   <comment>*/facilities</comment>
   <translation>设施数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>code_en</source>
   <comment>*/code_en</comment>
   <translation>标准（英文）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Edition</source>
   <comment>*/edition</comment>
   <translation>版本</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>computed</source>
   <comment>*/derived</comment>
   <translation>推算</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Field of the people in need</source>
   <comment>*/people_field</comment>
   <translation>对象人口字段</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Source of the share</source>
   <comment>*/share_source</comment>
   <translation>比例来源</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>share_confidence</source>
   <comment>*/share_confidence</comment>
   <translation>比例可信度</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>toilet_hh</source>
   <comment>*/toilet_hh</comment>
   <translation>卫生厕所户数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>toilet_hh_of</source>
   <comment>*/toilet_hh_of</comment>
   <translation>总户数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>toilet_villages</source>
   <comment>*/toilet_villages</comment>
   <translation>卫生厕所：已填报村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban people</source>
   <comment>*/urban_people</comment>
   <translation>城镇人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_tap_pop</source>
   <comment>*/rural_tap_pop</comment>
   <translation>农村通水人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rural people</source>
   <comment>*/rural_tap_pop_of</comment>
   <translation>农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>urban_tap_pop</source>
   <comment>*/urban_tap_pop</comment>
   <translation>城镇通水人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban people</source>
   <comment>*/urban_tap_pop_of</comment>
   <translation>城镇人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>large_scheme_yes</source>
   <comment>*/large_scheme_yes</comment>
   <translation>规模化供水：是的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>large_scheme_known</source>
   <comment>*/large_scheme_known</comment>
   <translation>规模化供水：已填报村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_large_scheme_yes</source>
   <comment>*/rural_large_scheme_yes</comment>
   <translation>规模化供水：是的农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_large_scheme_known</source>
   <comment>*/rural_large_scheme_known</comment>
   <translation>规模化供水：已填报农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_large_scheme_people</source>
   <comment>*/rural_large_scheme_people</comment>
   <translation>规模化供水：是的农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_large_scheme_of</source>
   <comment>*/rural_large_scheme_of</comment>
   <translation>规模化供水：已填报农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>sewage_yes</source>
   <comment>*/sewage_yes</comment>
   <translation>污水治理：是的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>sewage_known</source>
   <comment>*/sewage_known</comment>
   <translation>污水治理：已填报村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_sewage_yes</source>
   <comment>*/rural_sewage_yes</comment>
   <translation>污水治理：是的农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_sewage_known</source>
   <comment>*/rural_sewage_known</comment>
   <translation>污水治理：已填报农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_sewage_people</source>
   <comment>*/rural_sewage_people</comment>
   <translation>污水治理：是的农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_sewage_of</source>
   <comment>*/rural_sewage_of</comment>
   <translation>污水治理：已填报农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>waste_yes</source>
   <comment>*/waste_yes</comment>
   <translation>垃圾收运：是的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>waste_known</source>
   <comment>*/waste_known</comment>
   <translation>垃圾收运：已填报村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_waste_yes</source>
   <comment>*/rural_waste_yes</comment>
   <translation>垃圾收运：是的农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_waste_known</source>
   <comment>*/rural_waste_known</comment>
   <translation>垃圾收运：已填报农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_waste_people</source>
   <comment>*/rural_waste_people</comment>
   <translation>垃圾收运：是的农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_waste_of</source>
   <comment>*/rural_waste_of</comment>
   <translation>垃圾收运：已填报农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>express_yes</source>
   <comment>*/express_yes</comment>
   <translation>通快递：是的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>express_known</source>
   <comment>*/express_known</comment>
   <translation>通快递：已填报村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_express_yes</source>
   <comment>*/rural_express_yes</comment>
   <translation>通快递：是的农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_express_known</source>
   <comment>*/rural_express_known</comment>
   <translation>通快递：已填报农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_express_people</source>
   <comment>*/rural_express_people</comment>
   <translation>通快递：是的农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_express_of</source>
   <comment>*/rural_express_of</comment>
   <translation>通快递：已填报农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>elder_site_yes</source>
   <comment>*/elder_site_yes</comment>
   <translation>养老设施：是的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>elder_site_known</source>
   <comment>*/elder_site_known</comment>
   <translation>养老设施：已填报村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_elder_site_yes</source>
   <comment>*/rural_elder_site_yes</comment>
   <translation>养老设施：是的农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_elder_site_known</source>
   <comment>*/rural_elder_site_known</comment>
   <translation>养老设施：已填报农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_elder_site_people</source>
   <comment>*/rural_elder_site_people</comment>
   <translation>养老设施：是的农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_elder_site_of</source>
   <comment>*/rural_elder_site_of</comment>
   <translation>养老设施：已填报农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>clinic_exempt_yes</source>
   <comment>*/clinic_exempt_yes</comment>
   <translation>卫生室豁免：是的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>clinic_exempt_known</source>
   <comment>*/clinic_exempt_known</comment>
   <translation>卫生室豁免：已填报村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_clinic_exempt_yes</source>
   <comment>*/rural_clinic_exempt_yes</comment>
   <translation>卫生室豁免：是的农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_clinic_exempt_known</source>
   <comment>*/rural_clinic_exempt_known</comment>
   <translation>卫生室豁免：已填报农村村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_clinic_exempt_people</source>
   <comment>*/rural_clinic_exempt_people</comment>
   <translation>卫生室豁免：是的农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rural_clinic_exempt_of</source>
   <comment>*/rural_clinic_exempt_of</comment>
   <translation>卫生室豁免：已填报农村人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Mean time (min)</source>
   <comment>*/mean_min</comment>
   <translation>平均时间（分钟）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Median distance (m)</source>
   <comment>*/median_m</comment>
   <translation>中位距离（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Median time (min)</source>
   <comment>*/median_min</comment>
   <translation>中位时间（分钟）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Longest time (min)</source>
   <comment>*/max_min</comment>
   <translation>最大时间（分钟）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Radius (min)</source>
   <comment>*/radius_min</comment>
   <translation>服务半径（分钟）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Network (min)</source>
   <comment>*/network_min</comment>
   <translation>路网（分钟）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Total (min)</source>
   <comment>*/total_min</comment>
   <translation>总用时（分钟）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Input</source>
   <comment>*_account/input</comment>
   <translation>输入合计</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>From layer</source>
   <comment>*_people_account/input</comment>
   <translation>来源图层</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>*_summary/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>*_township_coverage/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Village</source>
   <comment>*_villages/name</comment>
   <translation>村庄</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>people_served</source>
   <comment>catchments_*/people_served</comment>
   <translation>半径内人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>villages_served</source>
   <comment>catchments_*/villages_served</comment>
   <translation>半径内村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>length_m</source>
   <comment>corridorgaps_*/length_m</comment>
   <translation>路线长度（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Route</source>
   <comment>corridorgaps_*/route</comment>
   <translation>路线</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Length (km)</source>
   <comment>corridorgaps_*/length_km</comment>
   <translation>里程（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Within the distance (km)</source>
   <comment>corridorgaps_*/covered_km</comment>
   <translation>距离内长度（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Gaps (km)</source>
   <comment>corridorgaps_*/gap_km</comment>
   <translation>空白长度（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Longest gap (km)</source>
   <comment>corridorgaps_*/longest_gap_km</comment>
   <translation>最长空白（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Interruptions in the longest gap (km)</source>
   <comment>corridorgaps_*/longest_gap_hole_km</comment>
   <translation>最长空白内的间断（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Largest spacing (km)</source>
   <comment>corridorgaps_*/largest_spacing_km</comment>
   <translation>沿线最大间距（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Interruptions in the largest spacing (km)</source>
   <comment>corridorgaps_*/spacing_hole_km</comment>
   <translation>最大间距内的间断（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Interruptions, straight (km)</source>
   <comment>corridorgaps_*/holes_km</comment>
   <translation>间断直线长度（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Farthest (km)</source>
   <comment>corridorgaps_*/farthest_km</comment>
   <translation>最远处到设施（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Not reached (km)</source>
   <comment>corridorgaps_*/unreached_km</comment>
   <translation>无路可达长度（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Interruptions among them, straight (km)</source>
   <comment>corridorgaps_*/hole_km</comment>
   <translation>其中间断直线（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Dimension</source>
   <comment>countyindicators_*/dimension</comment>
   <translation>维度</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Gap</source>
   <comment>countyindicators_*/gap</comment>
   <translation>差额</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Level</source>
   <comment>countyindicators_*/level</comment>
   <translation>层级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>missing</source>
   <comment>countyindicators_*/missing</comment>
   <translation>缺失指标数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Part</source>
   <comment>countyindicators_*/part</comment>
   <translation>分子</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rank (1 is best)</source>
   <comment>countyindicators_*/rank</comment>
   <translation>排名（1 最高）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Why missing</source>
   <comment>countyindicators_*/reason</comment>
   <translation>缺失原因</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Source</source>
   <comment>countyindicators_*/status</comment>
   <translation>数据来源</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Unit</source>
   <comment>countyindicators_*/unit</comment>
   <translation>单位</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Road to park (m)</source>
   <comment>greencoverage_*/egress_m</comment>
   <translation>道路到公园（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows without people</source>
   <comment>greencoverage_*/people_missing_rows</comment>
   <translation>人口缺失的行数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows in town without people</source>
   <comment>greencoverage_*/people_urban_missing_rows</comment>
   <translation>城镇中人口缺失的行数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>rank</source>
   <comment>nearestfacility_*/rank</comment>
   <translation>第几近</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Pipes in use</source>
   <comment>pipecoverage_*/pipes</comment>
   <translation>在用管段数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People served, from</source>
   <comment>pipecoverage_*/basis</comment>
   <translation>服务人口依据</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>connected</source>
   <comment>pipecoverage_*/connected</comment>
   <translation>与厂站连通</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People served</source>
   <comment>pipecoverage_*/people_served</comment>
   <translation>服务人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages served</source>
   <comment>pipecoverage_*/villages_served</comment>
   <translation>服务村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows without people</source>
   <comment>pipecoverage_*/people_missing_rows</comment>
   <translation>人口缺失的行数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Roads (km)</source>
   <comment>roadcoverage_*/length_km</comment>
   <translation>道路里程（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rank of the gap (1 is worst)</source>
   <comment>servicegaps_*/rank</comment>
   <translation>缺口排名（1 最差）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Capacity</source>
   <comment>sitecoverage_*/capacity</comment>
   <translation>规模合计</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People not served</source>
   <comment>sitecoverage_*/people_unserved</comment>
   <translation>未覆盖人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rank (1 is worst)</source>
   <comment>sitecoverage_*/rank</comment>
   <translation>排名（1 最差）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People in need</source>
   <comment>sitecoverage_*/people</comment>
   <translation>服务对象人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>farthest_m</source>
   <comment>corridorgaps_route_lines/farthest_m</comment>
   <translation>最远处到设施（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>length_m</source>
   <comment>corridorgaps_route_lines/length_m</comment>
   <translation>路段长（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>length_m</source>
   <comment>corridorgaps_stretches/length_m</comment>
   <translation>空白段长（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Length of the gap (km)</source>
   <comment>corridorgaps_stretches/length_km</comment>
   <translation>空白段长（千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>missing</source>
   <comment>countydiagnosis_township_indicators/missing</comment>
   <translation>缺失指标数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rank (1 is best)</source>
   <comment>countydiagnosis_township_indicators/rank</comment>
   <translation>排名（1 最高）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Indicator</source>
   <comment>countyindicators_commitments/indicators</comment>
   <translation>指标</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>How</source>
   <comment>countyindicators_commitments/status</comment>
   <translation>核算方式</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Level</source>
   <comment>countyindicators_comparisons/level</comment>
   <translation>层级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Housing land out of reach by road (m²)</source>
   <comment>greencoverage_beyond/area_m2</comment>
   <translation>路网覆盖外的居住用地（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Why not</source>
   <comment>greencoverage_parks/reason</comment>
   <translation>不计入的原因</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Park</source>
   <comment>greencoverage_parks/name</comment>
   <translation>公园</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Measured area (m²)</source>
   <comment>greencoverage_parks/area_m2</comment>
   <translation>实测面积（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Urban housing land: share by road reaches 80%</source>
   <comment>greencoverage_summary/residential_urban_met</comment>
   <translation>城镇居住用地路网覆盖率达到 80%</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Housing land: share by road reaches 80%</source>
   <comment>greencoverage_summary/residential_met</comment>
   <translation>居住用地路网覆盖率达到 80%</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>pipecoverage_breakdown/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Share</source>
   <comment>pipecoverage_breakdown/share</comment>
   <translation>占比</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Pipes</source>
   <comment>pipecoverage_isolated/code</comment>
   <translation>管线编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Pipes</source>
   <comment>pipecoverage_isolated/pipes</comment>
   <translation>管段数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Pipes</source>
   <comment>pipecoverage_output/code</comment>
   <translation>管线编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>pipecoverage_sewers/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Length in use (m)</source>
   <comment>pipecoverage_summary/length_m</comment>
   <translation>在用长度（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Length in use (m)</source>
   <comment>pipecoverage_township_coverage/length_m</comment>
   <translation>在用长度（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Near a joined distribution pipe</source>
   <comment>pipecoverage_villages/connected</comment>
   <translation>在连通的配水管旁</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Grade</source>
   <comment>roadcoverage_classes/class</comment>
   <translation>等级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Density (km/km²)</source>
   <comment>roadcoverage_classes/km_per_km2</comment>
   <translation>密度（千米/平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>roadcoverage_classes/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Length of the link (m)</source>
   <comment>roadcoverage_links/length_m</comment>
   <translation>缺失路段长（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>roadcoverage_links/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>On class III or better</source>
   <comment>roadcoverage_seats_judged/connected</comment>
   <translation>通三级及以上公路</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Judged</source>
   <comment>roadcoverage_seats_judged/reason</comment>
   <translation>判定</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>roadcoverage_seats_judged/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>area_km2</source>
   <comment>servicegaps_gap_areas/area_km2</comment>
   <translation>缺口面积（平方千米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Village</source>
   <comment>servicegaps_output/name</comment>
   <translation>村庄</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Village</source>
   <comment>servicegaps_routes/name</comment>
   <translation>村庄</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Whole way (m)</source>
   <comment>servicegaps_routes/length_m</comment>
   <translation>路径全长（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Code</source>
   <comment>servicegaps_standards/code</comment>
   <translation>标准</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Mode</source>
   <comment>servicegaps_standards/mode</comment>
   <translation>计量方式</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>note</source>
   <comment>servicegaps_standards/note</comment>
   <translation>备注（英文）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Share of all people</source>
   <comment>servicegaps_standards/people_share</comment>
   <translation>对象占总人口</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Unit</source>
   <comment>servicegaps_standards/unit</comment>
   <translation>单位</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Radius</source>
   <comment>servicegaps_standards/value</comment>
   <translation>服务半径</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>For</source>
   <comment>servicegaps_standards/area_class</comment>
   <translation>适用</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Note</source>
   <comment>servicegaps_standards/remark</comment>
   <translation>备注</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People in need</source>
   <comment>servicegaps_summary/people</comment>
   <translation>服务对象人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>servicegaps_township_gaps/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People in need</source>
   <comment>servicegaps_township_gaps/people</comment>
   <translation>服务对象人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>sitecoverage_chain_summary/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Village</source>
   <comment>sitecoverage_chains/name</comment>
   <translation>村庄</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Whole way (m)</source>
   <comment>sitecoverage_chains/total_m</comment>
   <translation>全程（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Capacity</source>
   <comment>sitecoverage_sites/capacity</comment>
   <translation>规模</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People</source>
   <comment>sitecoverage_villages/people</comment>
   <translation>人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Item</source>
   <comment>sheet_notes/name</comment>
   <translation>项目</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Text</source>
   <comment>sheet_notes/text</comment>
   <translation>内容</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Size</source>
   <comment>sheet_parks/name</comment>
   <translation>规模分级</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Least area (m²)</source>
   <comment>sheet_parks/area_min_m2</comment>
   <translation>面积下限（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Largest area (m²)</source>
   <comment>sheet_parks/area_max_m2</comment>
   <translation>面积上限（平方米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>sheet_people_account/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People: beyond</source>
   <comment>sheet_people_account/people_beyond</comment>
   <translation>人口：超出服务半径（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People: served</source>
   <comment>sheet_people_account/people_served</comment>
   <translation>人口：已覆盖（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>All rows</source>
   <comment>sheet_people_account/rows_total</comment>
   <translation>行数合计</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>All people</source>
   <comment>sheet_people_account/people_total</comment>
   <translation>人口合计（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows whose people in need are not known</source>
   <comment>sheet_people_account/people_missing_total</comment>
   <translation>服务对象人口缺失的行数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Medium</source>
   <comment>sheet_pipes/name_zh</comment>
   <translation>管线类别</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>From</source>
   <comment>sheet_pipes/distance_source</comment>
   <translation>依据</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Renewal after (years)</source>
   <comment>sheet_pipes/renewal_age_years</comment>
   <translation>更新年限（年）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Children</source>
   <comment>schoolzones_*/people</comment>
   <translation>学龄儿童（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Rows whose children are not known</source>
   <comment>schoolzones_*/people_missing_rows</comment>
   <translation>学龄儿童不明的行数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Children estimated</source>
   <comment>schoolzones_*/estimated</comment>
   <translation>学龄儿童为估算</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Zone</source>
   <comment>schoolzones_*/zone</comment>
   <translation>学区代码</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>zone_id</source>
   <comment>schoolzones_*/zone_id</comment>
   <translation>学区要素编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Schools of the zone</source>
   <comment>schoolzones_*/schools</comment>
   <translation>学区的学校</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>schools_found</source>
   <comment>schoolzones_*/schools_found</comment>
   <translation>找到的学校数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Stage</source>
   <comment>schoolzones_*/service_name</comment>
   <translation>学段</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages judged</source>
   <comment>schoolzones_*/villages_judged</comment>
   <translation>可判定的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Villages zoned to the nearest school</source>
   <comment>schoolzones_*/villages_nearest</comment>
   <translation>划片就近的村庄数</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Children judged</source>
   <comment>schoolzones_*/people_judged</comment>
   <translation>可判定的儿童（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Children zoned to the nearest school</source>
   <comment>schoolzones_*/people_nearest</comment>
   <translation>划片就近的儿童（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Children with a nearer school</source>
   <comment>schoolzones_*/people_other</comment>
   <translation>有更近学校的儿童（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Zoned to the nearest school</source>
   <comment>schoolzones_*/share_nearest</comment>
   <translation>划片就近比例</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Children in no zone</source>
   <comment>schoolzones_*/people_no_zone</comment>
   <translation>不在学区内的儿童（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Children whose school is not known</source>
   <comment>schoolzones_*/people_unknown_school</comment>
   <translation>学校不明的儿童（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Children off the network</source>
   <comment>schoolzones_*/people_off_network</comment>
   <translation>远离道路的儿童（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Children without a way to school</source>
   <comment>schoolzones_*/people_unconnected</comment>
   <translation>没有通路的儿童（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Mean way to the assigned school (m)</source>
   <comment>schoolzones_*/mean_m</comment>
   <translation>到划片学校平均距离（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Longest way to the assigned school (m)</source>
   <comment>schoolzones_*/max_m</comment>
   <translation>到划片学校最大距离（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Mean way more than to the nearest (m)</source>
   <comment>schoolzones_*/mean_extra_m</comment>
   <translation>比最近学校平均多走（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Longest way more than to the nearest (m)</source>
   <comment>schoolzones_*/max_extra_m</comment>
   <translation>比最近学校最多多走（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>People</source>
   <comment>schoolzones_villages/people</comment>
   <translation>人口（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Children</source>
   <comment>schoolzones_villages/people_in_need</comment>
   <translation>学龄儿童（人）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Zone</source>
   <comment>schoolzones_villages/zone</comment>
   <translation>学区</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>school_id</source>
   <comment>schoolzones_villages/school_id</comment>
   <translation>划片学校编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Assigned school</source>
   <comment>schoolzones_villages/school_name</comment>
   <translation>划片学校</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>To the assigned school (m)</source>
   <comment>schoolzones_villages/total_m</comment>
   <translation>到划片学校（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>nearest_id</source>
   <comment>schoolzones_villages/nearest_id</comment>
   <translation>最近学校编号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>settlements_all</source>
   <comment>settlements_summary/settlements_all</comment>
   <translation>自然村数（个）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>settlements</source>
   <comment>settlements_summary/settlements</comment>
   <translation>知道是否收运的自然村（个）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>settlements_served</source>
   <comment>settlements_summary/settlements_served</comment>
   <translation>有垃圾收运的自然村（个）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Nearest school</source>
   <comment>schoolzones_villages/nearest_name</comment>
   <translation>最近学校</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>To the nearest school (m)</source>
   <comment>schoolzones_villages/nearest_m</comment>
   <translation>到最近学校（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Farther (m)</source>
   <comment>schoolzones_villages/extra_m</comment>
   <translation>多走（米）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>is_nearest</source>
   <comment>schoolzones_villages/is_nearest</comment>
   <translation>划片就近</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Name of the zone</source>
   <comment>schoolzones_zones/name</comment>
   <translation>学区名称</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Score</source>
   <comment>countyindicators_sheet_*/score</comment>
   <translation>得分</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Township</source>
   <comment>countyindicators_sheet_card/name</comment>
   <translation>乡镇</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Score</source>
   <comment>countyindicators_sheet_card/score</comment>
   <translation>综合得分</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Scored</source>
   <comment>countyindicators_sheet_card/scored</comment>
   <translation>计分</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Missing</source>
   <comment>countyindicators_sheet_card/missing</comment>
   <translation>缺失</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>No target</source>
   <comment>countyindicators_sheet_card/without_target</comment>
   <translation>无目标</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>From</source>
   <comment>countyindicators_sheet_county/status</comment>
   <translation>来源</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Computed, replaced by statistics</source>
   <comment>countyindicators_sheet_county/computed</comment>
   <translation>被统计代替的计算值</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Confidence</source>
   <comment>countyindicators_sheet_county/target_confidence</comment>
   <translation>可信度</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Unit of the target</source>
   <comment>countyindicators_sheet_commitments/unit</comment>
   <translation>目标单位</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>How</source>
   <comment>countyindicators_sheet_commitments/status</comment>
   <translation>核算方式</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Indicator</source>
   <comment>countyindicators_sheet_commitments/indicators</comment>
   <translation>指标</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Figure used</source>
   <comment>countyindicators_sheet_commitments/figure</comment>
   <translation>所用数值</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Unit</source>
   <comment>countyindicators_sheet_commitments/figure_unit</comment>
   <translation>单位</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Input</source>
   <comment>countyindicators_sheet_odd/input</comment>
   <translation>输入</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Row</source>
   <comment>countyindicators_sheet_odd/feature_id</comment>
   <translation>行号</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Reason</source>
   <comment>countyindicators_sheet_odd/reason</comment>
   <translation>原因</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Formula</source>
   <comment>countyindicators_sheet_formulas/formula_zh</comment>
   <translation>公式</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Columns of the result tables</source>
   <comment>countyindicators_sheet_formulas/formula</comment>
   <translation>所用结果表的列</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Policy commitments</source>
   <comment>countyindicators_sheet_formulas/commitments</comment>
   <translation>政策承诺</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Source</source>
   <comment>countyindicators_sheet_documents/name_zh</comment>
   <translation>出处</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Title</source>
   <comment>countyindicators_sheet_documents/title_zh</comment>
   <translation>题名</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Address</source>
   <comment>countyindicators_sheet_documents/address</comment>
   <translation>网址</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Seconds</source>
   <comment>sheet_steps/took</comment>
   <translation>用时（秒）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Input</source>
   <comment>sheet_inputs/parameter</comment>
   <translation>输入</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Layer</source>
   <comment>sheet_inputs/name</comment>
   <translation>图层</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>CRS</source>
   <comment>sheet_inputs/crs</comment>
   <translation>坐标系</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Content (SHA-256)</source>
   <comment>sheet_inputs/content_sha256</comment>
   <translation>内容校验（SHA-256）</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Software</source>
   <comment>sheet_versions/name</comment>
   <translation>软件</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Edition</source>
   <comment>sheet_versions/version</comment>
   <translation>版本</translation>
  </message>
  <message>
   <location filename="../i18n/field_names.csv" />
   <source>Notes on this run</source>
   <comment>sheet_warnings/text</comment>
   <translation>提示</translation>
  </message>
 </context>
 <context>
  <name>themes</name>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Service gaps</source>
   <comment>servicegaps_township_gaps</comment>
   <translation>服务缺口</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Site coverage</source>
   <comment>sitecoverage_township_coverage</comment>
   <translation>设施覆盖</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Pipe coverage</source>
   <comment>pipecoverage_township_coverage</comment>
   <translation>管网覆盖</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Road coverage</source>
   <comment>roadcoverage_township_coverage</comment>
   <translation>道路覆盖</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Covered routes</source>
   <comment>corridorgaps_township_coverage</comment>
   <translation>路线覆盖</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>School zones by township</source>
   <comment>schoolzones_township_coverage</comment>
   <translation>学区划片就近</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>School zones</source>
   <comment>schoolzones_zones</comment>
   <translation>学区</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Parks</source>
   <comment>greencoverage_township_coverage</comment>
   <translation>公园绿地覆盖</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>County indicators</source>
   <comment>countyindicators_township_indicators</comment>
   <translation>县域指标</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Land beyond the radius</source>
   <comment>servicegaps_gap_areas</comment>
   <translation>服务半径外区域</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Parks</source>
   <comment>greencoverage_parks</comment>
   <translation>公园绿地</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Housing land beyond reach of a park</source>
   <comment>greencoverage_beyond</comment>
   <translation>没有公园的居住用地</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Catchments</source>
   <comment>catchments_output</comment>
   <translation>就近分配范围</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Service areas</source>
   <comment>serviceareas_polygons</comment>
   <translation>服务范围</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Roads</source>
   <comment>roadcoverage_roads_by_class</comment>
   <translation>道路</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Missing links of township seats</source>
   <comment>roadcoverage_links</comment>
   <translation>乡镇驻地缺失路段</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Routes</source>
   <comment>corridorgaps_route_lines</comment>
   <translation>路线</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Gaps along routes</source>
   <comment>corridorgaps_stretches</comment>
   <translation>空白路段</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Isolated pipes</source>
   <comment>pipecoverage_isolated</comment>
   <translation>孤立管段</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Pipes</source>
   <comment>pipecoverage_output</comment>
   <translation>管线</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Ways to the nearest facility</source>
   <comment>servicegaps_routes</comment>
   <translation>至最近设施的路线</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Roads within reach</source>
   <comment>serviceareas_lines</comment>
   <translation>服务范围路段</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Road network</source>
   <comment>buildnetwork_output</comment>
   <translation>路网</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Township seats</source>
   <comment>roadcoverage_seats_judged</comment>
   <translation>乡镇驻地</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Villages on roads and bus lines</source>
   <comment>roadcoverage_villages</comment>
   <translation>村庄通路通客车</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Waste chain of villages</source>
   <comment>sitecoverage_chains</comment>
   <translation>垃圾收转运处理链条</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Villages</source>
   <comment>sitecoverage_villages</comment>
   <translation>村庄</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Facilities</source>
   <comment>sitecoverage_sites</comment>
   <translation>设施</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Villages</source>
   <comment>pipecoverage_villages</comment>
   <translation>村庄</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Villages</source>
   <comment>schoolzones_villages</comment>
   <translation>村庄（居民点）</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Villages</source>
   <comment>greencoverage_villages</comment>
   <translation>村庄（居民点）</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Villages</source>
   <comment>servicegaps_output</comment>
   <translation>村庄（居民点）</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Population</source>
   <comment>populationpoints_output</comment>
   <translation>人口</translation>
  </message>
 </context>
 <context>
  <name>maps</name>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Villages served and not</source>
   <comment>sitecoverage_villages</comment>
   <translation>覆盖与缺口</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Villages along the pipes</source>
   <comment>pipecoverage_villages</comment>
   <translation>管网服务村庄</translation>
  </message>
  <message>
   <location filename="../layouts/themes.csv" />
   <source>Villages served and not</source>
   <comment>servicegaps_output</comment>
   <translation>覆盖与缺口</translation>
  </message>
 </context>
 <context>
  <name>figures</name>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of people not served</source>
   <comment>servicegaps_township_gaps/people_unserved_share</comment>
   <translation>未覆盖人口比例</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of villages not served</source>
   <comment>servicegaps_township_gaps/villages_unserved_share</comment>
   <translation>未覆盖村庄比例</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>People not served</source>
   <comment>servicegaps_township_gaps/people_unserved</comment>
   <translation>未覆盖人口</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Villages not served</source>
   <comment>servicegaps_township_gaps/villages_unserved</comment>
   <translation>未覆盖村庄数</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of people served</source>
   <comment>servicegaps_township_gaps/people_share</comment>
   <translation>人口覆盖率</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of villages served</source>
   <comment>servicegaps_township_gaps/villages_share</comment>
   <translation>村庄覆盖率</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of land served</source>
   <comment>servicegaps_township_gaps/area_share</comment>
   <translation>面积覆盖率</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>People inside by straight line only</source>
   <comment>servicegaps_township_gaps/people_between</comment>
   <translation>直线内、路网外人口</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of people served</source>
   <comment>sitecoverage_township_coverage/people_share</comment>
   <translation>人口覆盖率</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of villages covered</source>
   <comment>sitecoverage_township_coverage/villages_share</comment>
   <translation>村庄覆盖率</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Sites</source>
   <comment>sitecoverage_township_coverage/sites</comment>
   <translation>设施数</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Sites per 10 000 people</source>
   <comment>sitecoverage_township_coverage/per_10k_people</comment>
   <translation>每万人设施数</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>People not served</source>
   <comment>sitecoverage_township_coverage/people_unserved</comment>
   <translation>未覆盖人口</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Villages not covered</source>
   <comment>sitecoverage_township_coverage/villages_uncovered</comment>
   <translation>未覆盖村庄数</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of people served</source>
   <comment>pipecoverage_township_coverage/people_served_share</comment>
   <translation>服务人口比例</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of pipes joined to a plant</source>
   <comment>pipecoverage_township_coverage/connected_share</comment>
   <translation>与厂站连通管长比例</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Pipe density</source>
   <comment>pipecoverage_township_coverage/density_km_per_km2</comment>
   <translation>管线密度</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Length of pipes</source>
   <comment>pipecoverage_township_coverage/length_km</comment>
   <translation>管线长度</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Road density</source>
   <comment>roadcoverage_township_coverage/km_per_km2</comment>
   <translation>路网密度</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Roads per 10 000 people</source>
   <comment>roadcoverage_township_coverage/km_per_10k_people</comment>
   <translation>每万人道路里程</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of paved roads</source>
   <comment>roadcoverage_township_coverage/paved_share</comment>
   <translation>铺装路面比例</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Rural access index</source>
   <comment>roadcoverage_township_coverage/rural_access_index</comment>
   <translation>农村道路可达指数</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Time from the township seat to the county seat</source>
   <comment>roadcoverage_township_coverage/seat_minutes</comment>
   <translation>乡镇驻地至县城时间</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Road length</source>
   <comment>roadcoverage_township_coverage/length_km</comment>
   <translation>道路里程</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share of routes covered</source>
   <comment>corridorgaps_township_coverage/covered_share</comment>
   <translation>公路里程覆盖率</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Length of gaps</source>
   <comment>corridorgaps_township_coverage/gap_m</comment>
   <translation>空白路段长度</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Zoned to the nearest school</source>
   <comment>schoolzones_township_coverage/share_nearest</comment>
   <translation>划片就近比例</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Children with a nearer school</source>
   <comment>schoolzones_township_coverage/people_other</comment>
   <translation>有更近学校的儿童</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Mean way more than to the nearest</source>
   <comment>schoolzones_township_coverage/mean_extra_m</comment>
   <translation>比最近学校平均多走</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Share within reach of a park</source>
   <comment>greencoverage_township_coverage/residential_network_share</comment>
   <translation>公园服务半径覆盖率</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Park area per person</source>
   <comment>greencoverage_township_coverage/park_m2_per_person</comment>
   <translation>人均公园绿地面积</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Park area</source>
   <comment>greencoverage_township_coverage/park_m2</comment>
   <translation>公园绿地面积</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Overall score</source>
   <comment>countyindicators_township_indicators/score</comment>
   <translation>综合得分</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Score, overall</source>
   <comment>countyindicators_township_indicators/score_overall</comment>
   <translation>总体得分</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Score, industry</source>
   <comment>countyindicators_township_indicators/score_industry</comment>
   <translation>产业得分</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Score, infrastructure</source>
   <comment>countyindicators_township_indicators/score_infrastructure</comment>
   <translation>基础设施得分</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Score, public services</source>
   <comment>countyindicators_township_indicators/score_services</comment>
   <translation>公共服务得分</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Score, urban-rural integration</source>
   <comment>countyindicators_township_indicators/score_integration</comment>
   <translation>城乡融合得分</translation>
  </message>
  <message>
   <location filename="../layouts/figures.csv" />
   <source>Indicators missing</source>
   <comment>countyindicators_township_indicators/missing</comment>
   <translation>缺失指标数</translation>
  </message>
 </context>
</TS>
